package org.zos.zbus.journal;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.zos.zbus.journal.Journal.Note;

/**
 * The file behind a journal. Many may append at once: they share one wait for the disk. For any
 * thread, but for {@link #rewrite} and {@link #close}, which nothing may run beside.
 *
 * <p>A stream, not a channel: a channel closes for all when one thread that writes is interrupted.
 */
final class JournalFile {
  private final Path path;
  private final ReentrantLock disk = new ReentrantLock();
  private @Nullable FileOutputStream out;
  private long written;
  private volatile long forced;
  private int records;

  JournalFile(Path path) {
    this.path = path;
  }

  /** Adds a record; it is safe only once {@link #force} has returned. */
  synchronized long append(ByteBuffer key, Note record) throws IOException {
    FileOutputStream stream = out;
    if (stream == null) {
      stream = new FileOutputStream(path.toFile(), true);
      out = stream;
    }
    stream.write(NoteCodec.encode(key, record));
    records++;
    return ++written;
  }

  /** Waits until the record with this number, and so all before it, would survive a power cut. */
  void force(long number) throws IOException {
    disk.lock();
    try {
      if (forced < number) {
        long upTo;
        FileOutputStream stream;
        synchronized (this) {
          upTo = written;
          stream = out;
        }
        if (stream != null) {
          stream.getFD().sync();
        }
        forced = upTo;
      }
    } finally {
      disk.unlock();
    }
  }

  synchronized int records() {
    return records;
  }

  /** Replaces all that the file holds by these records, all or nothing. */
  void rewrite(Memory memory) throws IOException {
    disk.lock();
    try {
      Path draft = path.resolveSibling(path.getFileName() + ".draft");
      FileOutputStream fresh = new FileOutputStream(draft.toFile());
      try {
        memory.forEach((key, record) -> write(fresh, NoteCodec.encode(key, record)));
        fresh.getFD().sync();
        Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException | UncheckedIOException e) {
        fresh.close();
        throw e;
      }
      replace(fresh, memory.size());
    } finally {
      disk.unlock();
    }
  }

  private synchronized void replace(FileOutputStream fresh, int count) throws IOException {
    FileOutputStream before = out;
    out = fresh;
    records = count;
    forced = written;
    if (before != null) {
      before.close();
    }
  }

  private static void write(FileOutputStream stream, byte[] bytes) {
    try {
      stream.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  synchronized void close() throws IOException {
    if (out != null) {
      out.close();
    }
  }
}
