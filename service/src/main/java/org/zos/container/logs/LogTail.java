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
import java.util.Set;

/** The last lines of a file, read from its end: what lies before them costs nothing. */
public final class LogTail {
  private static final int BLOCK = 16 * 1024;

  private LogTail() {}

  /**
   * The last lines; the very last one need not have ended yet.
   *
   * @param lines how many at most
   * @param bytes how many at most; what goes beyond is cut off at the beginning
   * @return empty when there is no such file
   */
  public static String last(Path file, int lines, int bytes) throws IOException {
    try (SeekableByteChannel channel =
        Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
      long size = channel.size();
      long from = Math.max(0, size - bytes);
      long start = startOfLast(channel, lines, from, size);
      return UTF_8.decode(read(channel, start, (int) (size - start))).toString();
    } catch (NoSuchFileException e) {
      return "";
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
