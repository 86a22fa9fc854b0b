package org.zos.container.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class MountOptionsTest {
  @Test
  void whatEveryFileSystemKnowsIsABit() {
    assertThat(MountOptions.of(List.of("ro", "nosuid", "nodev", "noexec")))
        .isEqualTo(new MountOptions(15, ""));
    assertThat(MountOptions.of(List.of("rbind"))).isEqualTo(new MountOptions(4096 + 16_384, ""));
  }

  @Test
  void theLastOneCounts() {
    assertThat(MountOptions.of(List.of("ro", "rw"))).isEqualTo(new MountOptions(0, ""));
    assertThat(MountOptions.of(List.of("rw", "ro")).has(MountOptions.READ_ONLY)).isTrue();
  }

  @Test
  void theRestIsTextForTheFileSystem() {
    assertThat(MountOptions.of(List.of("index=off", "rw", "lowerdir=/a:/b")))
        .isEqualTo(new MountOptions(0, "index=off,lowerdir=/a:/b"));
  }

  @Test
  void theKernelTakesOnePage() {
    assertThat(MountOptions.of(List.of("a".repeat(4095))).data()).hasSize(4095);
    assertThatThrownBy(() -> MountOptions.of(List.of("ä".repeat(2048))))
        .isInstanceOf(KernelException.class)
        .hasMessageContaining("4096 bytes");
  }
}
