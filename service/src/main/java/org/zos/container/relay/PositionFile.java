package org.zos.container.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Keeps a position across restarts of the module. The file is replaced as a whole, so that it holds
 * the last position or the one before. For one thread.
 */
final class PositionFile {
  private final Path file;
  private Optional<Position> last;

  /** Reads what was kept; what can't be read counts as nothing. */
  PositionFile(Path file) throws IOException {
    this.file = file;
    this.last = read(file);
  }

  private static Optional<Position> read(Path file) throws IOException {
    try {
      return Position.parse(Files.readString(file, UTF_8));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** The last position; empty when none was kept. */
  Optional<Position> last() {
    return last;
  }

  /** Keeps a position. */
  void keep(Position position) throws IOException {
    if (last.filter(position::equals).isPresent()) {
      return;
    }
    Path next = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(next, position.toText(), UTF_8);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    last = Optional.of(position);
  }
}
