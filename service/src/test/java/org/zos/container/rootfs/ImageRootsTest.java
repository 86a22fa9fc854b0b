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
import org.zos.container.kernel.FileSystem;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.Image;
import org.zos.container.testing.FakeImages;
import org.zos.container.testing.FakeMounts;

final class ImageRootsTest {
  private static final ContainerRef WEB = new ContainerRef("blue", "web");
  private static final ContainerRef DB = new ContainerRef("blue", "db");
  private static final RootSource.Image APP = new RootSource.Image("app:1");

  @TempDir private Path folder;
  private final FakeImages images = new FakeImages();
  private final FakeMounts mounts = new FakeMounts();
  private ImageRoots roots;

  @BeforeEach
  void makeRoots() {
    images.put(image("app:1", "sha256:a"));
    roots = new ImageRoots(images, mounts, folder.resolve("rootfs"));
  }

  private static Image image(String reference, String chainId) {
    return new Image(reference, chainId, List.of(), List.of(), "");
  }

  private Path place(ContainerRef ref) {
    return folder.resolve("rootfs").resolve(ref.ns()).resolve(ref.id());
  }

  private void assertNothingIsLeft() {
    assertThat(images.copies()).isEmpty();
    assertThat(mounts.mounted()).isEmpty();
    assertThat(folder.resolve("rootfs/blue")).doesNotExist();
  }

  @Test
  void areMountedInAPlaceOfTheirOwn() {
    assertThat(roots.find(WEB, APP).prepare()).isEqualTo(place(WEB)).isDirectory();
    assertThat(roots.find(DB, APP).prepare()).isEqualTo(place(DB)).isDirectory();
    assertThat(mounts.mounted()).containsExactly(place(WEB), place(DB));
    roots.release(WEB);
    assertThat(place(DB)).isDirectory();
    assertThat(images.copies()).containsExactly(DB);
    roots.release(DB);
    assertNothingIsLeft();
  }

  @Test
  void sayWhatTheirImagesSay() {
    images.put(new Image("says:1", "sha256:c", List.of("/bin/app", "-v"), List.of("A=1"), "/srv"));
    assertThat(roots.find(WEB, new RootSource.Image("says:1")).startup())
        .isEqualTo(new Startup(List.of("/bin/app", "-v"), "/srv", List.of("A=1")));
  }

  @Test
  void areMadeOnceHoweverOftenAskedFor() {
    assertThat(roots.find(WEB, APP).prepare()).isEqualTo(roots.find(WEB, APP).prepare());
    assertThat(mounts.mounted()).hasSize(1);
  }

  @Test
  void areTakenAwayWhateverThereIsOfThem() throws IOException {
    roots.release(WEB);
    assertNothingIsLeft();

    images.prepare(WEB, image("app:1", "sha256:a"));
    roots.release(WEB);
    assertNothingIsLeft();

    Files.createDirectories(place(WEB));
    roots.release(WEB);
    assertNothingIsLeft();

    FileSystem any = new FileSystem("tmpfs", "", List.of());
    Files.createDirectories(place(WEB));
    mounts.mount(any, place(WEB));
    mounts.mount(any, place(WEB));
    roots.release(WEB);
    assertNothingIsLeft();
  }

  @Test
  void whatCanNotBeTakenAwayIsTakenAwayLater() {
    roots.find(WEB, APP).prepare();
    images.refuseToRelease(true);
    assertThatThrownBy(() -> roots.release(WEB))
        .isInstanceOf(ContainerException.FailedPrecondition.class);
    images.refuseToRelease(false);
    roots.release(WEB);
    assertNothingIsLeft();
  }

  @Test
  void whatIsInTheWayIsNotRemoved() throws IOException {
    Files.createDirectories(place(WEB));
    Files.writeString(place(WEB).resolve("file"), "of somebody");
    assertThatThrownBy(() -> roots.release(WEB))
        .isInstanceOf(ContainerException.FailedPrecondition.class);
    assertThat(place(WEB).resolve("file")).exists();
  }

  @Test
  void itIsKnownWhoMayHaveOne() {
    assertThat(roots.prepared()).isEmpty();
    roots.find(WEB, APP).prepare();
    roots.find(DB, APP).prepare();
    assertThat(roots.prepared()).containsExactlyInAnyOrder(WEB, DB);
    roots.release(WEB);
    assertThat(roots.prepared()).containsExactly(DB);
  }

  @Test
  void whoeverGotHalfOfOneIsKnownToo() {
    images.put(image("other:1", "sha256:b"));
    images.prepare(WEB, image("other:1", "sha256:b"));
    assertThatThrownBy(() -> roots.find(WEB, APP).prepare())
        .isInstanceOf(ContainerException.FailedPrecondition.class);
    assertThat(roots.prepared()).containsExactly(WEB);
    roots.release(WEB);
    assertNothingIsLeft();
  }

  @Test
  void anImageThatIsNotThereIsNamed() {
    RootSource.Image none = new RootSource.Image("none:1");
    assertThatThrownBy(() -> roots.find(WEB, none))
        .isInstanceOf(ContainerException.FailedPrecondition.class)
        .hasMessageContainingAll(WEB.toString(), "none:1");
    assertNothingIsLeft();
  }

  @Test
  void aCopyOfAnotherImageIsNotTakenForThisOne() {
    images.put(image("other:1", "sha256:b"));
    roots.find(WEB, APP).prepare();
    assertThatThrownBy(() -> roots.find(WEB, new RootSource.Image("other:1")).prepare())
        .isInstanceOf(ContainerException.FailedPrecondition.class);
  }
}
