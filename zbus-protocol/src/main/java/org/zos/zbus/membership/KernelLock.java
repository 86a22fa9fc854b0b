package org.zos.zbus.membership;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A lock on a file that was waited for in the kernel. It keeps out, and waits for, the locks of
 * {@link java.nio.channels.FileChannel} too, also those of this very process.
 *
 * <p>The channel's own waiting can't be used between two servers that wait for one another's end:
 * with POSIX locks the kernel takes two such processes for a deadlock, whichever of their threads
 * wait, and refuses the second (EDEADLK, fcntl(2)). Locks of open file descriptions are not looked
 * at in that way.
 */
@SuppressWarnings("restricted") // the one way to the C library
public final class KernelLock implements AutoCloseable {
  private static final int O_RDWR_CLOEXEC = 02 | 02000000;
  private static final int F_OFD_SETLKW = 38;
  private static final short F_WRLCK = 1;
  private static final int INTERRUPTED = 4;
  private static final int NO_SUCH_FILE = 2;

  /** As it is on every architecture of 64 bits. */
  private static final StructLayout FLOCK =
      MemoryLayout.structLayout(
          JAVA_SHORT.withName("type"),
          JAVA_SHORT.withName("whence"),
          MemoryLayout.paddingLayout(4),
          JAVA_LONG.withName("start"),
          JAVA_LONG.withName("length"),
          JAVA_INT.withName("pid"),
          MemoryLayout.paddingLayout(4));

  private static final Linker LINKER = Linker.nativeLinker();
  private static final Linker.Option SAYS_WHY = Linker.Option.captureCallState("errno");
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO = STATE.varHandle(PathElement.groupElement("errno"));
  private static final VarHandle TYPE = FLOCK.varHandle(PathElement.groupElement("type"));
  private static final VarHandle START = FLOCK.varHandle(PathElement.groupElement("start"));
  private static final VarHandle LENGTH = FLOCK.varHandle(PathElement.groupElement("length"));

  private static final MethodHandle OPEN =
      function(
          "open",
          FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT),
          Linker.Option.firstVariadicArg(2));
  private static final MethodHandle FCNTL =
      function(
          "fcntl",
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS),
          Linker.Option.firstVariadicArg(2));
  private static final MethodHandle CLOSE =
      function("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

  private final int descriptor;

  private KernelLock(int descriptor) {
    this.descriptor = descriptor;
  }

  private static MethodHandle function(
      String name, FunctionDescriptor form, Linker.Option... options) {
    Linker.Option[] all = new Linker.Option[options.length + 1];
    System.arraycopy(options, 0, all, 0, options.length);
    all[options.length] = SAYS_WHY;
    return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), form, all);
  }

  /**
   * Waits for the lock on a whole file. Nothing but the end of whoever has it ends the wait, no
   * interrupt either: for a daemon thread of the platform, made for this.
   *
   * @throws NoSuchFileException when there is no such file
   */
  public static KernelLock await(Path file) throws IOException {
    return await(file, 0, 0);
  }

  /** The same for one byte of a file, which need not be there. */
  public static KernelLock await(Path file, long place) throws IOException {
    return await(file, place, 1);
  }

  private static KernelLock await(Path file, long start, long length) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment why = arena.allocate(STATE);
      int descriptor =
          (int) OPEN.invokeExact(why, arena.allocateFrom(file.toString()), O_RDWR_CLOEXEC);
      if (descriptor < 0) {
        throw failure(file, "opened", errno(why));
      }
      KernelLock lock = new KernelLock(descriptor);
      int error = lock.take(arena, why, start, length);
      if (error != 0) {
        lock.close();
        throw failure(file, "locked", error);
      }
      return lock;
    } catch (IOException e) {
      throw e;
    } catch (Throwable e) {
      throw uncallable(e);
    }
  }

  private int take(Arena arena, MemorySegment why, long start, long length) throws Throwable {
    MemorySegment what = arena.allocate(FLOCK);
    TYPE.set(what, 0L, F_WRLCK);
    START.set(what, 0L, start);
    LENGTH.set(what, 0L, length);
    int error;
    do {
      error = (int) FCNTL.invokeExact(why, descriptor, F_OFD_SETLKW, what) < 0 ? errno(why) : 0;
    } while (error == INTERRUPTED);
    return error;
  }

  private static int errno(MemorySegment why) {
    return (int) ERRNO.get(why, 0L);
  }

  private static IOException failure(Path file, String what, int error) {
    return error == NO_SUCH_FILE
        ? new NoSuchFileException(file.toString())
        : new IOException("%s can't be %s: error %d".formatted(file, what, error));
  }

  private static IllegalStateException uncallable(Throwable e) {
    return new IllegalStateException("the C library can't be called", e);
  }

  /** Lets go of it. To be called once. */
  @Override
  public void close() {
    try (Arena arena = Arena.ofConfined()) {
      int _ = (int) CLOSE.invokeExact(arena.allocate(STATE), descriptor);
    } catch (Throwable e) {
      throw uncallable(e);
    }
  }
}
