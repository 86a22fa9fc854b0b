package org.zos.container.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class MountTableTest {
  private static final MountTable TABLE =
      MountTable.of(
          """
          22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
          30 22 0:26 /deep/root /mnt/a\\040b\\134c rw - tmpfs tmpfs rw
          31 22 0:27 / /mnt/plain rw,relatime shared:5 - overlay overlay rw,lowerdir=/a
          short
          """);

  @Test
  void knowsEachPlace() {
    assertThat(TABLE.has(Path.of("/mnt/plain"))).isTrue();
    assertThat(TABLE.has(Path.of("/mnt/a b\\c"))).isTrue();
    assertThat(TABLE.has(Path.of("/"))).isTrue();
  }

  @Test
  void knowsNoOther() {
    assertThat(TABLE.has(Path.of("/mnt"))).isFalse();
    assertThat(TABLE.has(Path.of("/deep/root"))).isFalse();
    assertThat(TABLE.has(Path.of("/mnt/plain/below"))).isFalse();
  }
}
