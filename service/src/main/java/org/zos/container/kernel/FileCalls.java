package org.zos.container.kernel;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * The C library's functions for mounts. Each gives the kernel's number for what is wrong, or zero.
 */
final class FileCalls {
  private static final MethodHandle MOUNT =
      function(
          "mount", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS));
  private static final MethodHandle UMOUNT =
      function("umount2", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
  private static final MethodHandle UNSHARE =
      function("unshare", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
  private static final MethodHandle CHDIR =
      function("chdir", FunctionDescriptor.of(JAVA_INT, ADDRESS));
  private static final MethodHandle OPEN =
      CLibrary.function(
          "open",
          FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT),
          Linker.Option.firstVariadicArg(2));

  private FileCalls() {}

  private static MethodHandle function(String name, FunctionDescriptor form) {
    return CLibrary.function(name, form, CLibrary.SAYS_WHY);
  }

  @FunctionalInterface
  private interface Call {
    int make(Arena arena, MemorySegment state) throws Throwable;
  }

  private static int errno(Call call) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = CLibrary.state(arena);
      return call.make(arena, state) == 0 ? 0 : CLibrary.errno(state);
    } catch (KernelException e) {
      throw e;
    } catch (Throwable e) {
      throw CLibrary.uncallable(e);
    }
  }

  static int mount(String source, String target, String type, long flags, String data) {
    return errno((arena, state) ->
        (int)
            MOUNT.invokeExact(
                state,
                KernelString.of(source, arena),
                KernelString.of(target, arena),
                KernelString.of(type, arena),
                flags,
                KernelString.of(data, arena)));
  }

  static int unmount(String target, int flags) {
    return errno(
        (arena, state) -> (int) UMOUNT.invokeExact(state, KernelString.of(target, arena), flags));
  }

  /** From now on the calling thread has something of its own that it shared with the others. */
  static int unshare(int what) {
    return errno((arena, state) -> (int) UNSHARE.invokeExact(state, what));
  }

  /** Changes the directory of all threads that share it. */
  static int changeDirectory(String path) {
    return errno((arena, state) -> (int) CHDIR.invokeExact(state, KernelString.of(path, arena)));
  }

  /** Opens a file; gives its descriptor, or a negative number. */
  static int open(String path, int flags) {
    try (Arena arena = Arena.ofConfined()) {
      return (int) OPEN.invokeExact(KernelString.of(path, arena), flags);
    } catch (KernelException e) {
      throw e;
    } catch (Throwable e) {
      throw CLibrary.uncallable(e);
    }
  }
}
