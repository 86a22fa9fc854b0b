package org.zos.container.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PositionFileTest {
  private static final Position SOME =
      new Position(new FileId(64_768, 1_234_567), 89, 4_294_967_295L);

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("stdout.0.at");
  }

  @Test
  void keepsAPosition() throws IOException {
    PositionFile positions = new PositionFile(file());
    assertThat(positions.last()).isEmpty();
    positions.keep(new Position(new FileId(1, 2), 3, 4));
    positions.keep(SOME);
    assertThat(positions.last()).contains(SOME);
    assertThat(new PositionFile(file()).last()).contains(SOME);
  }

  @Test
  void leavesNothingBesideTheFile() throws IOException {
    new PositionFile(file()).keep(SOME);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file());
    }
  }

  @Test
  void writesNothingThatIsThereAlready() throws IOException {
    PositionFile positions = new PositionFile(file());
    positions.keep(SOME);
    Files.delete(file());
    positions.keep(SOME);
    assertThat(file()).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1 2 3\n", "1 2 3 4", "1 2 3 -4\n", "a b c d\n", "1 2 3 4\n5"})
  void whatIsNoPositionCountsAsNothing(String text) throws IOException {
    Files.writeString(file(), text);
    assertThat(new PositionFile(file()).last()).isEmpty();
  }
}
