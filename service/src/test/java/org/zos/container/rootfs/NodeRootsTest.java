package org.zos.container.rootfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zos.container.contract.ContainerException;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.Image;
import org.zos.container.testing.FakeFlists;
import org.zos.container.testing.FakeImages;
import org.zos.container.testing.FakeMounts;

final class NodeRootsTest {
  private static final ContainerRef WEB = new ContainerRef("blue", "web");
  private static final ContainerRef DB = new ContainerRef("blue", "db");
  private static final ContainerRef API = new ContainerRef("red", "api");

  @TempDir private Path folder;
  private final FakeImages images = new FakeImages();
  private final FakeMounts mounts = new FakeMounts();
  private FakeFlists flists;
  private NodeRoots roots;

  @BeforeEach
  void prepareOneOfEachKind() {
    images.put(new Image("app:1", "sha256:a", List.of(), List.of(), ""));
    flists = new FakeFlists(folder);
    roots = new NodeRoots(flists, images, mounts, folder.resolve("root"));
    roots.find(WEB, new RootSource.Flist("https://hub/app.flist")).prepare();
    roots.find(DB, new RootSource.Image("app:1")).prepare();
    roots.find(API, new RootSource.Directory(folder)).prepare();
  }

  @Test
  void whatWasMadeIsKnown() {
    assertThat(roots.prepared()).containsExactlyInAnyOrder(WEB, DB);
  }

  @Test
  void whatWasMadeIsTakenAwayAlsoWhenNobodyKnowsWhereItCameFrom() {
    roots.release(WEB);
    assertThat(flists.mounted()).isEmpty();
    roots.release(DB);
    assertThat(mounts.mounted()).isEmpty();
    assertThat(images.copies()).isEmpty();
    // a directory is somebody else's, and whoever has no flist is nobody for the flist module
    roots.release(API);
    assertThat(folder).isDirectory();
    assertThat(roots.prepared()).isEmpty();
  }

  @Test
  void thatItCanNotBeFoundOutIsSaid() throws IOException {
    Files.createFile(folder.resolve("root/flist/stray"));
    assertThatThrownBy(roots::prepared)
        .isInstanceOf(ContainerException.Internal.class)
        .hasMessageContaining("flist");
  }
}
