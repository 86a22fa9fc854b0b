package org.zos.container.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zos.container.config.CommandLine;
import org.zos.container.config.Config;

final class PreconditionsTest {
  @TempDir private Path folder;
  private Path shim;

  @BeforeEach
  void makeShim() throws IOException {
    shim = Files.createFile(folder.resolve("contd-shim"));
    Files.setPosixFilePermissions(shim, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Config config() {
    return new CommandLine(Map.of(), "1.2.3", shim.toString())
        .read("--root=" + folder.resolve("a/root"), "--log-dir=" + folder.resolve("log"));
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void makesTheModulesFolders() throws IOException {
    try (RootLock _ = Preconditions.check(config())) {
      assertThat(permissions(folder.resolve("a/root"))).isEqualTo("rwx------");
      assertThat(permissions(folder.resolve("log"))).startsWith("rwxr-x");
    }
  }

  @Test
  void leavesFoldersThatAreThereAsTheyAre() throws IOException {
    Path log = Files.createDirectory(folder.resolve("log"));
    Files.setPosixFilePermissions(log, PosixFilePermissions.fromString("rwxrwx---"));
    Preconditions.check(config()).close();
    assertThat(permissions(log)).isEqualTo("rwxrwx---");
  }

  @Test
  void takesTheRoot() {
    try (RootLock _ = Preconditions.check(config())) {
      assertThatThrownBy(() -> Preconditions.check(config()))
          .isInstanceOf(StartException.class)
          .hasMessageContaining("another contd");
    }
  }

  @Test
  void needsAShim() throws IOException {
    Files.delete(shim);
    assertNoShim();
  }

  @Test
  void needsAShimThatCanBeRun() throws IOException {
    Files.setPosixFilePermissions(shim, PosixFilePermissions.fromString("rw-r--r--"));
    assertNoShim();
  }

  @Test
  void takesNoFolderForAShim() throws IOException {
    Files.delete(shim);
    Files.createDirectory(shim);
    assertNoShim();
  }

  private void assertNoShim() {
    assertThatThrownBy(() -> Preconditions.check(config()))
        .isInstanceOf(StartException.class)
        .hasMessageContainingAll(shim.toString(), "--shim");
    assertThat(folder.resolve("a")).doesNotExist();
  }

  @Test
  void saysWhichFolderCanNotBeMade() throws IOException {
    Files.createFile(folder.resolve("log"));
    assertThatThrownBy(() -> Preconditions.check(config()))
        .isInstanceOf(StartException.class)
        .hasMessageContaining(folder.resolve("log").toString());
  }
}
