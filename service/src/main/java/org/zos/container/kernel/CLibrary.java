package org.zos.container.kernel;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * The way to the C library's functions, and two of them that several need: the kernel's calls by
 * number, and the end of a descriptor.
 */
@SuppressWarnings("restricted") // the one way to them
final class CLibrary {
  private static final Linker LINKER = Linker.nativeLinker();
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO = STATE.varHandle(PathElement.groupElement("errno"));

  /** Has a function say why it failed, which {@link #errno} then tells. */
  static final Linker.Option SAYS_WHY = Linker.Option.captureCallState("errno");

  private static final MethodHandle SYSCALL =
      function(
          "syscall",
          FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
          Linker.Option.firstVariadicArg(1),
          SAYS_WHY);
  private static final MethodHandle CLOSE =
      function("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

  private CLibrary() {}

  /** A function by its name. */
  static MethodHandle function(String name, FunctionDescriptor form, Linker.Option... options) {
    return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), form, options);
  }

  /** Room for why a call fails: the first argument of a function that says so. */
  static MemorySegment state(Arena arena) {
    return arena.allocate(STATE);
  }

  /** Why the call failed that was given this room. */
  static int errno(MemorySegment state) {
    return (int) ERRNO.get(state, 0L);
  }

  /** What a call of a function threw, which none does. */
  static IllegalStateException uncallable(Throwable e) {
    return new IllegalStateException("the C library can't be called", e);
  }

  /**
   * What came of a call.
   *
   * @param value what it returned; negative when it failed
   * @param errno why it failed
   */
  record Result(long value, int errno) {
    boolean failed() {
      return value < 0;
    }
  }

  /** Makes a call of the kernel with four arguments, which are numbers. */
  static Result syscall(long number, long first, long second, long third, long fourth) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = state(arena);
      long value = (long) SYSCALL.invokeExact(state, number, first, second, third, fourth);
      return new Result(value, errno(state));
    } catch (Throwable e) {
      throw uncallable(e);
    }
  }

  /** Closes a descriptor that the JDK does not know of; false when it was not open. */
  static boolean close(int descriptor) {
    try {
      return (int) CLOSE.invokeExact(descriptor) == 0;
    } catch (Throwable e) {
      throw uncallable(e);
    }
  }
}
