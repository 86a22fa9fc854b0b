package org.zos.container.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OverlayPathsTest {
  @Test
  void pathsBeginWhereTheyPart() {
    assertThat(
            OverlayPaths.of(
                List.of(
                    "index=off",
                    "workdir=/c/snapshots/3/work",
                    "upperdir=/c/snapshots/3/fs",
                    "lowerdir=/c/snapshots/2/fs:/c/snapshots/1/fs")))
        .contains(
            new OverlayPaths(
                Path.of("/c/snapshots"),
                List.of("index=off", "workdir=3/work", "upperdir=3/fs", "lowerdir=2/fs:1/fs")));
  }

  @Test
  void oneMayLieAboveTheOthers() {
    assertThat(OverlayPaths.of(List.of("lowerdir=/a:/b/c")).orElseThrow())
        .isEqualTo(new OverlayPaths(Path.of("/"), List.of("lowerdir=a:b/c")));
  }

  @Test
  void whatHasNoPathsOrStrangeOnesIsLeftAlone() {
    assertThat(OverlayPaths.of(List.of("index=off"))).isEmpty();
    assertThat(OverlayPaths.of(List.of("lowerdir=a:/b"))).isEmpty();
  }
}
