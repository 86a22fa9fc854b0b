package org.zos.container.rootfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zos.container.contract.ContainerException;
import org.zos.container.runtime.ContainerRef;

final class FlistRootsTest {
  private static final ContainerRef WEB = new ContainerRef("blue", "web");
  private static final RootSource.Flist APP = new RootSource.Flist("https://hub/app.flist");

  @TempDir private Path folder;

  /** Mounts everything at one place. */
  private record OnePlace(Path place, Map<String, String> mounted) implements FlistModule {
    @Override
    public Path mount(String name, String url) {
      mounted.put(name, url);
      return place;
    }

    @Override
    public void unmount(String name) {
      mounted.remove(name);
    }
  }

  @Test
  void areMountedUnderTheNameOfTheContainer() {
    OnePlace module = new OnePlace(folder, new HashMap<>());
    FlistRoots roots = new FlistRoots(module);
    assertThat(roots.prepare(WEB, APP)).isEqualTo(folder);
    assertThat(module.mounted()).isEqualTo(Map.of("contd-blue-web", APP.url()));
    roots.release(WEB, APP);
    assertThat(module.mounted()).isEmpty();
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
    for (Path bad : new Path[] {folder.resolve("none"), Path.of("relative"), Path.of("")}) {
      FlistRoots roots = new FlistRoots(new OnePlace(bad, new HashMap<>()));
      assertThatThrownBy(() -> roots.prepare(WEB, APP))
          .isInstanceOf(ContainerException.FailedPrecondition.class)
          .hasMessageContainingAll(WEB.toString(), APP.url());
    }
  }
}
