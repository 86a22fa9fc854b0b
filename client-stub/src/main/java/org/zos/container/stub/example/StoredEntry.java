package org.zos.container.stub.example;

import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.zos.container.stub.follow.StartAt;
import org.zos.zbus.transport.EntryId;

/**
 * The entry of the stream that was dealt with last, in a file that is never half written, whatever
 * is killed or loses power.
 */
final class StoredEntry {
  private final Path file;

  /**
   * @param file in a folder that may be missing yet
   */
  StoredEntry(Path file) {
    this.file = file.toAbsolutePath();
  }

  /** Behind what was dealt with; with all that there is, where nothing was. */
  StartAt start() {
    try {
      return Files.exists(file)
          ? StartAt.after(EntryId.parse(Files.readString(file)))
          : StartAt.STATE;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void store(EntryId entry) {
    Path folder = file.resolveSibling("");
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try {
      Files.createDirectories(folder);
      Files.writeString(next, entry.toString());
      sync(next);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
      sync(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void sync(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, READ)) {
      channel.force(true);
    }
  }
}
