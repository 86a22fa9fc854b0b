package org.zos.container.rootfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.zos.container.contract.Container;

final class RootSourceTest {
  private static RootSource of(String flist, String rootFs) {
    return RootSource.of(Container.named("web").flist(flist).rootFs(rootFs).build());
  }

  @Test
  void eitherFieldNamesIt() {
    assertThat(of("", "/a")).isEqualTo(new RootSource.Directory(Path.of("/a")));
    assertThat(of("/a", "")).isEqualTo(new RootSource.Directory(Path.of("/a")));
    assertThat(of("", "image:a:1")).isEqualTo(new RootSource.Image("a:1"));
    assertThat(of("image:a:1", "")).isEqualTo(new RootSource.Image("a:1"));
    assertThat(of("https://hub/a.flist", ""))
        .isEqualTo(new RootSource.Flist("https://hub/a.flist"));
  }

  @Test
  void onARecordTheFlistIsWhereItCameFrom() {
    assertThat(of("image:a:1", "/mounted")).isEqualTo(new RootSource.Image("a:1"));
    assertThat(of("", "")).isEqualTo(new RootSource.Directory(Path.of("")));
  }
}
