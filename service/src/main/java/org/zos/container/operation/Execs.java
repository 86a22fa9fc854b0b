package org.zos.container.operation;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.zos.container.contract.ContainerException;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.ExecRef;

/** The commands that this module runs in containers right now. For any thread. */
public final class Execs implements AutoCloseable {
  /** How long closing waits: to kill a command and to remove it takes moments. */
  private static final Duration CLOSING = Duration.ofSeconds(5);

  /**
   * How many may be starting in one container at once. Until the command itself runs, the runtime's
   * own program stands in its place, with megabytes of the container's memory: a crowd of them
   * would have the kernel kill the container's own process.
   */
  private static final int MOST_STARTING = 4;

  private final Map<ExecRef, Running> running = new HashMap<>();
  private final Map<ContainerRef, Semaphore> starts = new HashMap<>();
  private boolean closed;

  /**
   * Notes that a command begins.
   *
   * @return to be closed when nothing is left of it
   * @throws ContainerException.AlreadyExists when one of that name runs in the container
   * @throws ContainerException.Unavailable when the module is ending
   */
  synchronized Running begin(ExecRef exec) {
    if (closed) {
      throw ending(exec);
    }
    Semaphore slots =
        starts.computeIfAbsent(exec.container(), ref -> new Semaphore(MOST_STARTING, true));
    Running begun = new Running(exec, this, slots);
    if (running.putIfAbsent(exec, begun) != null) {
      throw new ContainerException.AlreadyExists(
          exec + " already exists: each needs an id of its own");
    }
    return begun;
  }

  synchronized void end(Running ended) {
    running.remove(ended.exec(), ended);
    ContainerRef container = ended.exec().container();
    if (running.keySet().stream().noneMatch(other -> other.container().equals(container))) {
      starts.remove(container);
    }
    notifyAll();
  }

  /**
   * Ends all commands in a container that is about to be deleted; their callers are told that. Does
   * not wait for their ends.
   */
  public void cancel(ContainerRef ref) {
    stop(
        each -> each.exec().container().equals(ref),
        new ContainerException.Unavailable(ref + " is being deleted, and the command with it"));
  }

  /** Ends all commands, and waits some seconds until nothing is left of them. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    for (Running each : matching(any -> true)) {
      each.stop().completeExceptionally(ending(each.exec()));
    }
    awaitNone(System.nanoTime() + CLOSING.toNanos());
  }

  private static ContainerException ending(ExecRef exec) {
    return new ContainerException.Unavailable(exec + " can't run: the module is ending");
  }

  private void stop(Predicate<Running> which, ContainerException why) {
    matching(which).forEach(each -> each.stop().completeExceptionally(why));
  }

  private synchronized List<Running> matching(Predicate<Running> which) {
    return running.values().stream().filter(which).toList();
  }

  private synchronized void awaitNone(long end) {
    try {
      for (long left = end - System.nanoTime(); left > 0 && !running.isEmpty(); ) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
        left = end - System.nanoTime();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
