package org.zos.container.logs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;

/**
 * The last lines of a log, read from its end: what lies before them costs nothing. A log is a file
 * and those that were moved aside, as {@code shim/README.md} names them.
 */
public final class LogTail {
  private static final int BLOCK = 16 * 1024;

  /** How often it is read again when the files changed their names meanwhile. */
  private static final int ATTEMPTS = 3;

  private LogTail() {}

  /**
   * The last lines; the very last one need not have ended yet.
   *
   * @param log the newest file
   * @param lines how many at most
   * @param bytes how many at most; what goes beyond is cut off at the beginning
   * @return empty when there is no such file
   */
  public static String last(Path log, int lines, int bytes) throws IOException {
    for (int attempt = 1; ; attempt++) {
      Optional<Object> newest = identity(log);
      ByteBuffer tail = gather(log, lines, bytes);
      if (attempt == ATTEMPTS || identity(log).equals(newest)) {
        return UTF_8.decode(tail).toString();
      }
    }
  }

  private static Optional<Object> identity(Path file) throws IOException {
    try {
      return Optional.ofNullable(
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
              .fileKey());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** The newest file, and older ones until there is enough. */
  private static ByteBuffer gather(Path log, int lines, int bytes) throws IOException {
    Deque<ByteBuffer> parts = new ArrayDeque<>();
    int room = bytes;
    int missing = lines;
    for (int age = 0; missing > 0 && room > 0; age++) {
      Optional<ByteBuffer> part = lastOf(aged(log, age), missing, room);
      // between two files there may be none of the name itself
      if (part.isEmpty() && age > 0) {
        break;
      }
      ByteBuffer found = part.orElse(ByteBuffer.allocate(0));
      room -= found.remaining();
      missing -= lines(found);
      parts.addFirst(found);
    }
    ByteBuffer all = ByteBuffer.allocate(bytes - room);
    parts.forEach(all::put);
    return all.flip();
  }

  private static Path aged(Path log, int age) {
    return age == 0 ? log : log.resolveSibling(log.getFileName() + "." + age);
  }

  private static int lines(ByteBuffer text) {
    int lines = 0;
    for (int i = 0; i < text.limit(); i++) {
      if (text.get(i) == '\n' || i == text.limit() - 1) {
        lines++;
      }
    }
    return lines;
  }

  private static Optional<ByteBuffer> lastOf(Path file, int lines, int bytes) throws IOException {
    try (SeekableByteChannel channel =
        Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
      long size = channel.size();
      long from = Math.max(0, size - bytes);
      long start = startOfLast(channel, lines, from, size);
      return Optional.of(read(channel, start, (int) (size - start)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static long startOfLast(SeekableByteChannel channel, int lines, long from, long size)
      throws IOException {
    int ends = 0;
    long blockEnd = size;
    while (blockEnd > from) {
      long blockStart = Math.max(from, blockEnd - BLOCK);
      ByteBuffer block = read(channel, blockStart, (int) (blockEnd - blockStart));
      for (int i = block.limit() - 1; i >= 0; i--) {
        // the newline at the very end ends the last line, it does not begin another
        if (block.get(i) == '\n' && blockStart + i != size - 1 && ++ends == lines) {
          return blockStart + i + 1;
        }
      }
      blockEnd = blockStart;
    }
    return from;
  }

  private static ByteBuffer read(SeekableByteChannel channel, long from, int length)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    channel.position(from);
    while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
      // a read may give less than was asked for
    }
    return buffer.flip();
  }
}
