package org.zos.container.rootfs;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zos.container.contract.ContainerException;
import org.zos.container.runtime.ContainerRef;

final class MountPlacesTest {
  private static final ContainerRef WEB = new ContainerRef("blue", "web");
  @TempDir private Path rootfs;

  private void check(String... places) {
    MountPlaces.check(WEB, rootfs, List.of(places));
  }

  @Test
  void mayBeAnywhereElse() throws IOException {
    Files.createSymbolicLink(rootfs.resolve("data"), Path.of("../../srv"));
    Files.createDirectories(rootfs.resolve("dev"));
    assertThatCode(() -> check("/data", "/etc/resolv.conf", "/new/place"))
        .doesNotThrowAnyException();
  }

  @Test
  void areNotLedToTheKernel() throws IOException {
    Files.createSymbolicLink(rootfs.resolve("data"), Path.of("/proc/sys"));
    Files.createSymbolicLink(rootfs.resolve("top"), Path.of(".."));
    assertThatThrownBy(() -> check("/data/x", "/fine", "/top"))
        .isInstanceOf(ContainerException.FailedPrecondition.class)
        .hasMessageContainingAll(WEB.toString(), "/data/x to /proc/sys/x", "/top to /")
        .message()
        .doesNotContain("/fine");
  }

  @Test
  void theKernelsOwnAreNotLedElsewhere() throws IOException {
    Files.createSymbolicLink(rootfs.resolve("dev"), Path.of("/etc"));
    assertThatThrownBy(() -> check())
        .isInstanceOf(ContainerException.FailedPrecondition.class)
        .hasMessageContaining("/dev to /etc");
  }

  @Test
  void aCircleIsRefused() throws IOException {
    Files.createSymbolicLink(rootfs.resolve("a"), Path.of("a"));
    assertThatThrownBy(() -> check("/a")).hasMessageContaining("/a can't be reached");
  }
}
