package org.zos.container.kernel;

import java.util.Optional;
import org.zos.container.kernel.CLibrary.Result;

/** A descriptor of one process: unlike a pid it never comes to mean another. For one thread. */
final class Pidfd implements AutoCloseable {
  static final int KILL = 9;
  static final int STOP = 19;

  // these two have the same number on every architecture
  private static final long PIDFD_SEND_SIGNAL = 424;
  private static final long PIDFD_OPEN = 434;

  private static final int NO_SUCH_PROCESS = 3;

  private final long pid;
  private final long descriptor;

  private Pidfd(long pid, long descriptor) {
    this.pid = pid;
    this.descriptor = descriptor;
  }

  /** Opens one; empty when there is no such process. */
  static Optional<Pidfd> open(long pid) {
    Result opened = CLibrary.syscall(PIDFD_OPEN, pid, 0, 0, 0);
    if (!opened.failed()) {
      return Optional.of(new Pidfd(pid, opened.value()));
    }
    if (opened.errno() == NO_SUCH_PROCESS) {
      return Optional.empty();
    }
    throw new KernelException(
        "process %d can't be held: pidfd_open gives error %d".formatted(pid, opened.errno()));
  }

  /** Sends a signal; false when the process has ended. */
  boolean send(int signal) {
    Result sent = CLibrary.syscall(PIDFD_SEND_SIGNAL, descriptor, signal, 0, 0);
    if (!sent.failed()) {
      return true;
    }
    if (sent.errno() == NO_SUCH_PROCESS) {
      return false;
    }
    throw new KernelException(
        "signal %d can't be sent to process %d: pidfd_send_signal gives error %d"
            .formatted(signal, pid, sent.errno()));
  }

  @Override
  public void close() {
    CLibrary.close((int) descriptor);
  }
}
