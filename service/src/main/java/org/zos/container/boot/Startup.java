package org.zos.container.boot;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What was started, to be stopped in reverse; a failure to stop one keeps none from stopping. */
final class Startup implements AutoCloseable {
  private final Deque<AutoCloseable> started = new ArrayDeque<>();

  /** Notes something to be closed. */
  <T extends AutoCloseable> T add(T part) {
    started.push(part);
    return part;
  }

  /** Closes everything because of a failure, which keeps what goes wrong meanwhile. */
  void closeAfter(RuntimeException cause) {
    RuntimeException failure = closeAll();
    if (failure != null) {
      cause.addSuppressed(failure);
    }
  }

  @Override
  public void close() {
    RuntimeException failure = closeAll();
    if (failure != null) {
      throw failure;
    }
  }

  private @Nullable RuntimeException closeAll() {
    RuntimeException first = null;
    while (!started.isEmpty()) {
      RuntimeException failure = close(started.pop());
      if (first == null) {
        first = failure;
      } else if (failure != null) {
        first.addSuppressed(failure);
      }
    }
    return first;
  }

  private static @Nullable RuntimeException close(AutoCloseable part) {
    try {
      part.close();
      return null;
    } catch (RuntimeException e) {
      return e;
    } catch (Exception e) {
      return new IllegalStateException(e);
    }
  }
}
