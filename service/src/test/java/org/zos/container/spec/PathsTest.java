package org.zos.container.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PathsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/a", "/a/b", "/a b", "/..a", "/a..", "/a/...", "//a", "/a/", "/./a"})
  void takesAbsolutePaths(String path) {
    assertThat(Paths.isPlainAbsolute(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a", "./a", "..", "/..", "/a/../b", "/a/..", "//..//a", "/a\0b", " /a"})
  void refusesOthersAndStepsUpwards(String path) {
    assertThat(Paths.isPlainAbsolute(path)).isFalse();
  }

  @Test
  void refusesWhatIsTooLongForTheKernel() {
    assertThat(Paths.isPlainAbsolute("/" + "a".repeat(4094))).isTrue();
    assertThat(Paths.isPlainAbsolute("/" + "a".repeat(4095))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "//",
        "/.",
        "/./",
        "/.//./",
        "",
        ".",
        "/proc",
        "/proc/",
        "//proc",
        "/./proc",
        "/proc/.",
        "/.//proc//",
        "/proc/sys",
        "//proc/./sys/kernel",
        "/sys",
        "/sys/",
        "/./sys/fs/cgroup",
        "/dev",
        "/dev/",
        "//dev//",
        "/dev/null",
        "/dev/shm/x",
        "proc",
        "./dev"
      })
  void seesWhatCoversTheRootOrTheKernelInEverySpelling(String path) {
    assertThat(Paths.isBelowKernel(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/data",
        "/process",
        "/devices",
        "/system",
        "/a/proc",
        "/srv/dev",
        "/PROC",
        "/.proc"
      })
  void leavesOtherPathsAlone(String path) {
    assertThat(Paths.isBelowKernel(path)).isFalse();
  }
}
