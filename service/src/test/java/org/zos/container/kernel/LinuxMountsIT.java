package org.zos.container.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mounts of the machine's own kernel. */
@Tag("any-containerd")
class LinuxMountsIT {
  private static final FileSystem MEMORY =
      new FileSystem("tmpfs", "tmpfs", List.of("size=1m", "nosuid"));

  @TempDir private Path folder;
  private final LinuxMounts mounts = new LinuxMounts();
  private Path target;

  @BeforeEach
  void makeTarget() throws IOException {
    target = Files.createDirectory(folder.resolve("a target"));
  }

  @AfterEach
  void unmount() {
    mounts.unmount(target);
  }

  @Test
  void comeAndGo() throws IOException {
    assertThat(mounts.isMounted(target)).isFalse();
    mounts.mount(MEMORY, target);
    assertThat(mounts.isMounted(target)).isTrue();
    Files.createFile(target.resolve("file"));
    mounts.unmount(target);
    assertThat(mounts.isMounted(target)).isFalse();
    assertThat(target).isEmptyDirectory();
    mounts.unmount(target);
    mounts.unmount(folder.resolve("none"));
  }

  @Test
  void allGoTogether() {
    for (int i = 0; i < 3; i++) {
      mounts.mount(MEMORY, target);
    }
    mounts.unmount(target);
    assertThat(mounts.isMounted(target)).isFalse();
  }

  @Test
  void areFoundByALinkToTheirFolder() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder);
    mounts.mount(MEMORY, target);
    assertThat(mounts.isMounted(link.resolve("a target"))).isTrue();
    mounts.unmount(link.resolve("a target"));
    assertThat(mounts.isMounted(target)).isFalse();
  }

  @Test
  void whatIsInUseGoesToo() throws IOException {
    mounts.mount(MEMORY, target);
    try (var out = Files.newOutputStream(target.resolve("open"))) {
      mounts.unmount(target);
      assertThat(mounts.isMounted(target)).isFalse();
      out.write(1);
    }
  }

  @Test
  void aBindCanBeReadOnly() throws IOException {
    Path source = Files.createDirectory(folder.resolve("source"));
    mounts.mount(new FileSystem("bind", source.toString(), List.of("rbind", "ro")), target);
    assertThatThrownBy(() -> Files.createFile(target.resolve("file")))
        .isInstanceOf(IOException.class);
    Files.createFile(source.resolve("file"));
    assertThat(target.resolve("file")).exists();
  }

  @Test
  void anOverlayMayHaveMoreLayersThanFitOnAPage() throws IOException {
    List<String> lower = new ArrayList<>();
    Path snapshots = folder.resolve("io.containerd.snapshotter.v1.overlayfs").resolve("snapshots");
    for (int i = 0; i < 100; i++) {
      Path layer = Files.createDirectories(snapshots.resolve(i + "/fs"));
      Files.createFile(layer.resolve("of-" + i));
      lower.add(layer.toString());
    }
    Path upper = Files.createDirectories(snapshots.resolve("100/fs"));
    Path work = Files.createDirectories(snapshots.resolve("100/work"));
    String directory = System.getProperty("user.dir");
    mounts.mount(
        new FileSystem(
            "overlay",
            "overlay",
            List.of("lowerdir=" + String.join(":", lower), "upperdir=" + upper, "workdir=" + work)),
        target);
    assertThat(target.resolve("of-0")).exists();
    assertThat(target.resolve("of-99")).exists();
    Files.createFile(target.resolve("new"));
    assertThat(upper.resolve("new")).exists();
    assertThat(Path.of("/proc/self/cwd").toRealPath()).isEqualTo(Path.of(directory).toRealPath());
  }

  @Test
  void whatTheKernelRefusesIsTold() {
    assertThatThrownBy(() -> mounts.mount(new FileSystem("nosuch", "x", List.of()), target))
        .isInstanceOf(KernelException.class)
        .hasMessageContainingAll("nosuch", target.toString(), "error 19");
    assertThatThrownBy(() -> mounts.mount(MEMORY, folder.resolve("none")))
        .hasMessageContaining("error 2");
    assertThatThrownBy(() -> mounts.mount(new FileSystem("tmpfs", "a\0b", List.of()), target))
        .hasMessageContaining("NUL");
    assertThat(mounts.isMounted(target)).isFalse();
  }

  @Test
  void anInterruptDoesNotCutItShort() {
    Thread.currentThread().interrupt();
    mounts.mount(MEMORY, target);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(mounts.isMounted(target)).isTrue();
  }
}
