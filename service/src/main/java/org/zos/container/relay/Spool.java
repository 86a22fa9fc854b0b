package org.zos.container.relay;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads what a shim writes of one stream, from a position on. The shim moves a file that has grown
 * large aside, under a second name, where the one before it goes: what was not read in time is
 * lost, and said to be. For one thread.
 */
final class Spool implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Spool.class.getName());
  private static final int CHUNK = 128 * 1024;

  private final Path newest;
  private final Path older;
  private final Optional<Position> from;
  private Optional<SpoolFile> current = Optional.empty();
  private long offset;
  private long given;

  /**
   * Opens nothing yet.
   *
   * @param newest the file that the shim writes to
   * @param from where to begin; the beginning of all that is there when it is empty
   */
  Spool(Path newest, Optional<Position> from) {
    this.newest = newest;
    this.older = newest.resolveSibling(newest.getFileName() + ".1");
    this.from = from;
  }

  /**
   * The next messages, the same ones until they are {@link #taken}; none when there is nothing more
   * yet.
   *
   * @param ended whether no shim writes any more: then a last line needs no newline
   */
  List<byte[]> next(boolean ended) throws IOException {
    if (current.isEmpty()) {
      openFirst();
    }
    while (current.isPresent()) {
      SpoolFile file = current.get();
      // asked before the reading: what is written until a file is moved is seen by it then
      boolean moved = hasMoved(file);
      List<byte[]> messages = read(file, ended || moved);
      if (!messages.isEmpty() || !moved) {
        return messages;
      }
      openNext(file);
    }
    return List.of();
  }

  private List<byte[]> read(SpoolFile file, boolean complete) throws IOException {
    byte[] bytes = file.read(offset, CHUNK);
    List<byte[]> messages = Lines.cut(bytes, complete && bytes.length < CHUNK);
    given = messages.stream().mapToLong(message -> message.length).sum();
    return messages;
  }

  private boolean hasMoved(SpoolFile file) throws IOException {
    return FileId.of(newest).filter(id -> !id.equals(file.id())).isPresent();
  }

  /** What was given last is dealt with. */
  void taken() {
    offset += given;
    given = 0;
  }

  /** Up to where all is dealt with; empty when there was nothing yet. */
  Optional<Position> position() throws IOException {
    return current.isPresent() ? Optional.of(current.get().position(offset)) : from;
  }

  private void openFirst() throws IOException {
    for (Path path : List.of(older, newest)) {
      if (from.isPresent() && openAt(path, from.get())) {
        return;
      }
    }
    if (open(older) || open(newest)) {
      from.ifPresent(unknown -> reportLoss());
    }
  }

  private boolean openAt(Path path, Position position) throws IOException {
    Optional<SpoolFile> file = SpoolFile.open(path);
    if (file.isEmpty()) {
      return false;
    }
    if (!file.get().has(position)) {
      file.get().close();
      return false;
    }
    begin(file.get(), position.offset());
    return true;
  }

  private boolean open(Path path) throws IOException {
    Optional<SpoolFile> file = SpoolFile.open(path);
    file.ifPresent(found -> begin(found, 0));
    return file.isPresent();
  }

  private void begin(SpoolFile file, long from) {
    current = Optional.of(file);
    offset = from;
  }

  /** After a file that was moved comes the newest one; or, if it was moved twice, the older. */
  private void openNext(SpoolFile done) throws IOException {
    boolean isOlder = FileId.of(older).filter(done.id()::equals).isPresent();
    current = Optional.empty();
    done.close();
    if (!isOlder) {
      reportLoss();
    }
    if (isOlder || !open(older)) {
      open(newest);
    }
  }

  private void reportLoss() {
    LOG.log(Level.WARNING, "output is missing before {0}: it was not read in time", older);
  }

  @Override
  public void close() throws IOException {
    if (current.isPresent()) {
      current.get().close();
    }
  }
}
