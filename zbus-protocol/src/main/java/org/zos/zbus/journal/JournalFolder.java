package org.zos.zbus.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder in which each server keeps a file of its own, and reads those of the others: what one
 * has done, none does again.
 */
public final class JournalFolder implements Journal {
  private static final String SUFFIX = ".journal";

  /** How many requests are remembered: some days of a node's containers, and a few MiB at most. */
  private static final int MOST_RECORDS = 4096;

  private static final long MOST_BYTES = 4 << 20;

  /** Longer answers are not kept: a caller that asks again is told that the call was done. */
  private static final int MOST_ANSWER = 16 << 10;

  private final Path folder;
  private final Path mine;
  private final Memory memory;
  private final int mostRecords;
  private final JournalFile file;
  private final Map<Path, Foreign> foreign = new HashMap<>();

  private record Foreign(long size, Memory memory) {}

  private JournalFolder(Path folder, String instance, int mostRecords) {
    this.folder = folder;
    this.mine = folder.resolve(instance + SUFFIX);
    this.mostRecords = mostRecords;
    this.memory = emptyMemory();
    this.file = new JournalFile(mine);
  }

  /**
   * Opens a folder, which is made where it is missing.
   *
   * @param instance names this server among all that use the folder; never used before
   * @throws UncheckedIOException when the folder can't be used
   */
  public static JournalFolder open(Path folder, String instance) {
    return open(folder, instance, MOST_RECORDS);
  }

  static JournalFolder open(Path folder, String instance, int mostRecords) {
    try {
      return new JournalFolder(Files.createDirectories(folder), instance, mostRecords);
    } catch (IOException e) {
      throw new UncheckedIOException("the folder " + folder + " can't be used", e);
    }
  }

  private Memory emptyMemory() {
    return new Memory(mostRecords, MOST_BYTES);
  }

  @Override
  public synchronized Optional<Note> find(byte[] request) {
    ByteBuffer key = NoteCodec.key(request);
    Optional<Note> found = memory.find(key);
    return found.isPresent() ? found : findForeign(key);
  }

  private Optional<Note> findForeign(ByteBuffer key) {
    return others().stream().flatMap(path -> read(path).find(key).stream()).findFirst();
  }

  private List<Path> others() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(path -> path.toString().endsWith(SUFFIX) && !path.equals(mine)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the folder " + folder + " can't be read", e);
    }
  }

  /** What another server wrote, read again only when there is more of it. */
  private Memory read(Path path) {
    try {
      long size = Files.size(path);
      Foreign known = foreign.get(path);
      if (known == null || known.size != size) {
        Memory fresh = emptyMemory();
        NoteCodec.decode(Files.readAllBytes(path), fresh::put);
        known = new Foreign(size, fresh);
        foreign.put(path, known);
      }
      return known.memory;
    } catch (NoSuchFileException e) {
      // taken over by a third one: by the next look it is in that one's file
      return emptyMemory();
    } catch (IOException e) {
      throw new UncheckedIOException("the journal " + path + " can't be read", e);
    }
  }

  @Override
  public void write(byte[] request, Note record) {
    try {
      file.force(append(NoteCodec.key(request), shortened(record)));
    } catch (IOException e) {
      throw new UncheckedIOException("the journal " + mine + " can't be written", e);
    }
  }

  private static Note shortened(Note record) {
    return new Note(
        record.run(),
        record.stage(),
        record.answer().filter(answer -> answer.length <= MOST_ANSWER));
  }

  private synchronized long append(ByteBuffer key, Note record) throws IOException {
    memory.put(key, record);
    long number = file.append(key, record);
    if (file.records() > 2 * mostRecords) {
      file.rewrite(memory);
    }
    return number;
  }

  @Override
  public boolean remembers() {
    return true;
  }

  @Override
  public synchronized void takeOver(String instance) {
    Path path = folder.resolve(instance + SUFFIX);
    try {
      if (others().contains(path)) {
        read(path)
            .forEach((key, record) -> {
              if (memory.find(key).isEmpty()) {
                memory.put(key, record);
              }
            });
        // all of it in one go; and only when it is safe the other file goes
        file.rewrite(memory);
        Files.deleteIfExists(path);
        foreign.remove(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the journal " + path + " can't be taken over", e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
