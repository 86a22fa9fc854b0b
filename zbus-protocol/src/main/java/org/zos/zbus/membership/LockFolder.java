package org.zos.zbus.membership;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Servers that share a folder: each holds a file of its own locked for its whole life, and the
 * kernel lets go of the lock with the process, however that ends. So there is never a doubt, and a
 * death is known at once.
 *
 * <p>The file is opened once: POSIX locks go with the first close of the file by their process.
 */
public final class LockFolder implements Membership {
  private static final Logger LOG = System.getLogger(LockFolder.class.getName());
  private static final String FAMILY = ".family";

  /** What the servers of this very process hold: to open such a file would end its lock. */
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final String family;
  private final String self;
  private final Path file;
  private final FileChannel lock;
  private final DeathWatch watch;

  private LockFolder(Path folder, String family, Path file, FileChannel lock) {
    this.folder = folder;
    this.family = family;
    this.self = file.getFileName().toString();
    this.file = file;
    this.lock = lock;
    this.watch = new DeathWatch(folder, this::others);
  }

  /**
   * Takes a place in a folder, which is made where it is missing.
   *
   * @param names gives texts of letters and digits, never one twice
   * @throws UncheckedIOException when the folder can't be used
   */
  public static LockFolder join(Path folder, Supplier<String> names) {
    try {
      Path real = Files.createDirectories(folder).toRealPath();
      String family = family(real, names);
      Path file = real.resolve(family + "-" + names.get());
      FileChannel lock = lock(file);
      return new LockFolder(real, family, file, lock);
    } catch (IOException e) {
      throw new UncheckedIOException("the folder " + folder + " can't be used", e);
    }
  }

  /**
   * The first part of all names in a folder: a server that knows nothing of this folder must not be
   * taken for a dead one of it.
   */
  private static String family(Path folder, Supplier<String> names) throws IOException {
    Path file = folder.resolve(FAMILY);
    if (!Files.exists(file)) {
      Path draft = folder.resolve(FAMILY + "." + names.get());
      Files.writeString(draft, names.get());
      try {
        // a link fails where the name is taken: of two servers that begin at once, one decides
        Files.createLink(file, draft);
      } catch (FileAlreadyExistsException e) {
        LOG.log(Level.DEBUG, "{0} was made by another", file);
      } finally {
        Files.delete(draft);
      }
    }
    return Files.readString(file);
  }

  private static FileChannel lock(Path file) throws IOException {
    // locked before it has its name, so that nobody finds it without its lock
    Path nameless = file.resolveSibling("." + file.getFileName());
    FileChannel lock =
        FileChannel.open(nameless, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try {
      if (lock.tryLock() == null) {
        throw new IOException(nameless + " is locked by another process");
      }
      HELD_HERE.add(file);
      Files.move(nameless, file, StandardCopyOption.ATOMIC_MOVE);
      return lock;
    } catch (IOException e) {
      HELD_HERE.remove(file);
      lock.close();
      throw e;
    }
  }

  @Override
  public String self() {
    return self;
  }

  @Override
  public void join() {
    // has been so since this object was made
  }

  @Override
  public Set<String> known() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(path -> path.getFileName().toString())
          .filter(this::isOfThisFolder)
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException("the folder " + folder + " can't be read", e);
    }
  }

  /** Whether this is the name of a server that uses this folder, now or once. */
  public boolean isOfThisFolder(String name) {
    return name.startsWith(family + "-");
  }

  private Stream<Path> others() {
    return known().stream().map(folder::resolve).filter(path -> !HELD_HERE.contains(path));
  }

  /** As it is said there; but for any thread. */
  @Override
  public boolean isDead(String name) {
    Path other = folder.resolve(name);
    return isOfThisFolder(name)
        && !HELD_HERE.contains(other)
        && (watch.hasFallen(other) || isFree(other));
  }

  /** One at a time in this process: a lock that is tried here is not free for another thread. */
  private static synchronized boolean isFree(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      return channel.tryLock() != null;
    } catch (NoSuchFileException e) {
      // its file is removed only after its death
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException("the lock " + file + " can't be tried", e);
    }
  }

  @Override
  public void forget(String name) {
    try {
      Files.deleteIfExists(folder.resolve(name));
      watch.forget(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException("the lock of " + name + " can't be removed", e);
    }
  }

  /** As it is said there; but for as many as like. */
  @Override
  public void watch(Runnable changed) {
    watch.start(changed);
  }

  /** Leaves; the file stays until somebody has taken over what this server left. */
  @Override
  public void close() {
    try {
      watch.close();
      lock.close();
      HELD_HERE.remove(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
