package org.zos.container.rootfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InRootTest {
  @TempDir private Path root;

  private void link(String name, String target) throws IOException {
    Path link = root.resolve(name);
    Files.createDirectories(link.getParent() == null ? root : link.getParent());
    Files.createSymbolicLink(link, Path.of(target));
  }

  private String resolve(String path) throws IOException {
    return InRoot.resolve(root, path);
  }

  @Test
  void aPlainPathIsWhatItIs() throws IOException {
    Files.createDirectories(root.resolve("etc"));
    assertThat(resolve("/etc/resolv.conf")).isEqualTo("/etc/resolv.conf");
    assertThat(resolve("//none/./such/")).isEqualTo("/none/such");
    assertThat(resolve("/")).isEqualTo("/");
  }

  @Test
  void noLinkLeadsOut() throws IOException {
    link("abs", "/etc");
    link("up", "../../../../etc");
    link("dir/up", "../../../etc");
    assertThat(resolve("/abs/passwd")).isEqualTo("/etc/passwd");
    assertThat(resolve("/up/passwd")).isEqualTo("/etc/passwd");
    assertThat(resolve("/dir/up/passwd")).isEqualTo("/etc/passwd");
  }

  @Test
  void linksAreFollowedOneByOne() throws IOException {
    link("a", "b/c");
    link("b", "/d");
    link("d/c", "../proc");
    assertThat(resolve("/a/sys")).isEqualTo("/proc/sys");
  }

  @Test
  void aCircleEnds() throws IOException {
    link("a", "b");
    link("b", "a");
    assertThatThrownBy(() -> resolve("/a")).hasMessageContaining("too many");
  }
}
