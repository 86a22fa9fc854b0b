package org.zos.container.relay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * One file of a spool, open: it can be read to its end whatever becomes of its name. For one
 * thread.
 */
final class SpoolFile implements AutoCloseable {
  private static final int HEAD = 256;

  private final FileId id;
  private final FileChannel channel;

  private SpoolFile(FileId id, FileChannel channel) {
    this.id = id;
    this.channel = channel;
  }

  /** Opens the file of this name; empty when there is none, or just now another one. */
  static Optional<SpoolFile> open(Path path) throws IOException {
    Optional<FileId> before = FileId.of(path);
    if (before.isEmpty()) {
      return Optional.empty();
    }
    try {
      FileChannel channel =
          FileChannel.open(path, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
      // a name can't be asked together with what it names: it may be another file's by now
      if (FileId.of(path).equals(before)) {
        return Optional.of(new SpoolFile(before.get(), channel));
      }
      channel.close();
      return Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  FileId id() {
    return id;
  }

  /** The bytes from there on, as many as there are, but no more than so many. */
  byte[] read(long offset, int most) throws IOException {
    long there = Math.max(0, channel.size() - offset);
    ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(there, most));
    while (buffer.hasRemaining() && channel.read(buffer, offset + buffer.position()) >= 0) {
      // a read may give less than was asked for
    }
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  /** How far it was read, for whoever opens it next. */
  Position position(long offset) throws IOException {
    return new Position(id, offset, head(offset));
  }

  /** Whether the position was taken in this file, and not in an earlier one of the same number. */
  boolean has(Position position) throws IOException {
    return position.file().equals(id)
        && position.offset() <= channel.size()
        && position.head() == head(position.offset());
  }

  private long head(long offset) throws IOException {
    CRC32 sum = new CRC32();
    sum.update(read(0, (int) Math.min(offset, HEAD)));
    return sum.getValue();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
