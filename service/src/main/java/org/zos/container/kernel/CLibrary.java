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

/** Two functions of the C library: the kernel's calls by number, and the end of a descriptor. */
@SuppressWarnings("restricted") // the one way to them
final class CLibrary {
  private static final Linker LINKER = Linker.nativeLinker();
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO = STATE.varHandle(PathElement.groupElement("errno"));
  private static final MethodHandle SYSCALL =
      function(
          "syscall",
          FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
          Linker.Option.firstVariadicArg(1),
          Linker.Option.captureCallState("errno"));
  private static final MethodHandle CLOSE =
      function("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

  private CLibrary() {}

  private static MethodHandle function(
      String name, FunctionDescriptor form, Linker.Option... options) {
    return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), form, options);
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
      MemorySegment state = arena.allocate(STATE);
      long value = (long) SYSCALL.invokeExact(state, number, first, second, third, fourth);
      return new Result(value, (int) ERRNO.get(state, 0L));
    } catch (Throwable e) {
      throw new IllegalStateException("the C library can't be called", e);
    }
  }

  /** Closes a descriptor that the JDK does not know of; false when it was not open. */
  static boolean close(int descriptor) {
    try {
      return (int) CLOSE.invokeExact(descriptor) == 0;
    } catch (Throwable e) {
      throw new IllegalStateException("the C library can't be called", e);
    }
  }
}
