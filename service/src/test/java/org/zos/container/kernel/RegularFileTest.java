package org.zos.container.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.zos.zbus.testing.ChildProcess;

@Timeout(30)
final class RegularFileTest {
  @TempDir private Path folder;

  @Test
  void isReadWhole() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "12345");
    assertThat(new String(RegularFile.read(file, 5).orElseThrow(), UTF_8)).isEqualTo("12345");
    assertThat(RegularFile.read(folder.resolve("none"), 5)).isEmpty();
  }

  @Test
  void isNotReadWhenItIsTooLarge() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "123456");
    assertThatThrownBy(() -> RegularFile.read(file, 5)).hasMessage("it has more than 5 bytes");
  }

  @Test
  void aLinkIsNotFollowed() throws IOException {
    Files.writeString(folder.resolve("secret"), "x");
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("secret"));
    assertThatThrownBy(() -> RegularFile.read(link, 5)).hasMessage("it is a symbolic link");
  }

  @Test
  void whatIsNoFileIsNotOpened() {
    Path pipe = folder.resolve("pipe");
    ChildProcess.run(List.of("mkfifo", pipe.toString()));
    assertThatThrownBy(() -> RegularFile.read(pipe, 5)).hasMessage("it is no regular file");
    assertThatThrownBy(() -> RegularFile.read(folder, 5)).hasMessage("it is no regular file");
    assertThatThrownBy(() -> RegularFile.read(Path.of("/dev/zero"), 5))
        .hasMessage("it is no regular file");
  }

  @Test
  void noDescriptorIsLeftOpen() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "12345");
    long before = descriptors();
    for (int i = 0; i < 200; i++) {
      assertThat(RegularFile.read(file, 5)).isPresent();
    }
    assertThat(descriptors()).isLessThan(before + 100);
  }

  private static long descriptors() throws IOException {
    try (var open = Files.list(Path.of("/proc/self/fd"))) {
      return open.count();
    }
  }
}
