package org.zos.container.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zos.container.config.CommandLine;
import org.zos.container.runtime.ContainerRuntime;

final class ShimRuntimeTest {
  private static final String NAME = "io.containerd.zos.v1";

  @TempDir private Path folder;

  private ContainerRuntime of(String setting) {
    String shim = folder.resolve("contd-shim").toString();
    return ShimRuntime.of(new CommandLine(Map.of(), "1", shim).read("--runtime=" + setting));
  }

  private Path program() throws IOException {
    return Files.createFile(
        folder.resolve("containerd-shim-zos-v1"),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
  }

  @Test
  void ourOwnIsNamedByItsPath() throws IOException {
    Path program = program();
    assertThat(of(NAME)).isEqualTo(new ContainerRuntime(program.toString(), "runc"));
    assertThat(of(NAME + ",crun")).isEqualTo(new ContainerRuntime(program.toString(), "crun"));
  }

  @Test
  void whereItIsNotBesideTheShimContainerdHasToFindIt() {
    assertThat(of(NAME)).isEqualTo(new ContainerRuntime(NAME, "runc"));
  }

  @Test
  void othersStayAsTheyAre() throws IOException {
    assertThat(program()).exists();
    assertThat(of("runc").shim()).isEqualTo("io.containerd.runc.v2");
    assertThat(of("io.containerd.zos.v12").shim()).isEqualTo("io.containerd.zos.v12");
  }
}
