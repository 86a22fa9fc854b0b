package org.zos.container.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerException;
import org.zos.container.rootfs.NodeRoots;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.Image;
import org.zos.container.testing.FakeFlists;
import org.zos.container.testing.FakeImages;
import org.zos.container.testing.FakeMounts;
import org.zos.container.testing.FakeNode;

/** A Run of an image. */
final class ImageRunTest {
  private static final ContainerRef WEB = new ContainerRef("blue", "web");

  @TempDir private Path folder;
  private final FakeImages images = new FakeImages();
  private FakeNode node;

  @BeforeEach
  void makeNode() {
    images.put(new Image("web:1", "sha256:a", List.of("/bin/app", "-v"), List.of("A=1"), "/srv"));
    FakeFlists flists = new FakeFlists(folder);
    node = new FakeNode(folder, new NodeRoots(flists, images, new FakeMounts(), folder));
  }

  private void run(String reference) {
    Container web = node.container("web").entrypoint("").rootFs("image:" + reference).build();
    node.operations().run().run("r1", "blue", web);
  }

  @Test
  void readsTheImageOnceAndRunsWhatItSays() {
    run("web:1");
    assertThat(images.lookups()).isEqualTo(1);
    Container made = Definitions.of(node.engine().find(WEB).orElseThrow());
    assertThat(made.entrypoint()).isEqualTo("/bin/app -v");
    assertThat(made.workingDir()).isEqualTo("/srv");
    assertThat(made.env()).contains("A=1");
  }

  @Test
  void anImageThatIsNotThereIsSeenBeforeAnythingIsMade() {
    assertThatThrownBy(() -> run("none:1"))
        .isInstanceOf(ContainerException.FailedPrecondition.class);
    assertThat(node.engine().steps()).isEmpty();
  }
}
