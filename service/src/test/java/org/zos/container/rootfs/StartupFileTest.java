package org.zos.container.rootfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zos.zbus.testing.ChildProcess;

@Timeout(30)
final class StartupFileTest {
  @TempDir private Path rootfs;

  private Path file() {
    return rootfs.resolve(".startup.toml");
  }

  private Startup read(String text) throws IOException, StartupFile.Unusable {
    Files.writeString(file(), text);
    return StartupFile.read(rootfs).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"core.system", "core.base"})
  void namesTheProgram(String name) throws Exception {
    Startup startup =
        read(
            """
            [startup.entry]
            name = "%s"

            [startup.entry.args]
            name = "/bin/app"
            dir = "/srv"
            args = ["-v", "two words"]
            env = { A = "1", B = "x=y" }
            """
                .formatted(name));
    assertThat(startup)
        .isEqualTo(
            new Startup(List.of("/bin/app", "-v", "two words"), "/srv", List.of("A=1", "B=x=y")));
  }

  @Test
  void itsTablesMayBeWrittenInline() throws Exception {
    assertThat(
            read(
                """
                [startup.entry]
                name = "core.system"
                args = { name = "sh", args = ["-c", "true"] }
                """))
        .isEqualTo(new Startup(List.of("sh", "-c", "true"), "", List.of()));
  }

  @Test
  void anotherKindOfProgramIsNoneButItsEnvironmentCounts() throws Exception {
    assertThat(
            read(
                """
                [startup.entry]
                name = "bash"
                [startup.entry.args]
                name = "x"
                dir = "/d"
                [startup.entry.args.env]
                A = "1"
                """))
        .isEqualTo(new Startup(List.of(), "/d", List.of("A=1")));
  }

  @Test
  void maySayNothing() throws Exception {
    assertThat(StartupFile.read(rootfs)).isEmpty();
    Files.writeString(file(), "[other]\na = 1\n");
    assertThat(StartupFile.read(rootfs)).isEmpty();
    assertThat(read("[startup.entry]\n")).isEqualTo(Startup.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not toml",
        "[startup.entry]\nname = 1",
        "[startup.entry.args]\nname = [\"a\"]",
        "[startup.entry.args]\nargs = \"a\"",
        "[startup.entry.args]\nargs = [1]",
        "[startup.entry.args]\nenv = [\"A=1\"]",
        "[startup.entry.args.env]\nA = 1",
      })
  void whatIsNoneOfItsKindIsRefused(String text) throws IOException {
    Files.writeString(file(), text);
    assertThatThrownBy(() -> StartupFile.read(rootfs))
        .isInstanceOf(StartupFile.Unusable.class)
        .hasMessageStartingWith(".startup.toml can't be used: ");
  }

  @Test
  void isNotFollowedOutOfTheRoot(@TempDir Path outside) throws IOException {
    Path secret =
        Files.writeString(outside.resolve("s"), "[startup.entry.args]\ndir = \"/secret\"\n");
    Files.createSymbolicLink(file(), secret);
    assertThatThrownBy(() -> StartupFile.read(rootfs))
        .hasMessage(".startup.toml can't be used: it is a symbolic link");
  }

  @Test
  void isNotWaitedFor() {
    ChildProcess.run(List.of("mkfifo", file().toString()));
    assertThatThrownBy(() -> StartupFile.read(rootfs))
        .hasMessage(".startup.toml can't be used: it is no regular file");
  }

  @Test
  void isNotReadWithoutEnd() throws IOException {
    Files.writeString(file(), "#" + "x".repeat(64 * 1024));
    assertThatThrownBy(() -> StartupFile.read(rootfs)).hasMessageContaining("65536 bytes");
  }
}
