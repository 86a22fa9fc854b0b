package org.zos.container.rootfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zos.container.contract.ContainerException;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.testing.FakeFlists;
import org.zos.container.testing.FakeMounts;

final class FlistRootsTest {
  private static final ContainerRef WEB = new ContainerRef("blue", "web");
  private static final RootSource.Flist APP = new RootSource.Flist("https://hub/app.flist");

  @TempDir private Path folder;

  @Test
  void areMountedUnderTheNameOfTheContainer() {
    FakeFlists module = new FakeFlists(folder);
    FlistRoots roots = new FlistRoots(module, new FakeMounts(), folder.resolve("flist"));
    assertThat(roots.find(WEB, APP).prepare()).isEqualTo(folder);
    assertThat(module.mounted()).isEqualTo(Map.of("contd-blue-web", APP.url()));
    assertThat(roots.prepared()).containsExactly(WEB);
    roots.release(WEB);
    assertThat(module.mounted()).isEmpty();
    assertThat(roots.prepared()).isEmpty();
  }

  @Test
  void noTwoContainersShareAName() {
    assertThat(
            Stream.of(
                    new ContainerRef("a", "b-c"),
                    new ContainerRef("a-b", "c"),
                    new ContainerRef("a", "b"),
                    new ContainerRef("a-b-c", "d"),
                    new ContainerRef("a-b", "c-d"),
                    new ContainerRef("a", "b-c-d"))
                .map(FlistRoots::name))
        .doesNotHaveDuplicates()
        .contains("contd-a-b-c", "contd-a--b-c");
  }

  @Test
  void whatIsNoDirectoryIsNotTakenForOne() {
    for (Path bad :
        new Path[] {folder.resolve("none"), Path.of("relative"), Path.of(""), Path.of("/")}) {
      FlistRoots roots = new FlistRoots(new FakeFlists(bad), new FakeMounts(), folder);
      assertThatThrownBy(() -> roots.find(WEB, APP).prepare())
          .isInstanceOf(ContainerException.FailedPrecondition.class)
          .hasMessageContainingAll(WEB.toString(), APP.url());
    }
  }
}
