package org.zos.container.supervise;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.zos.container.contract.ContainerException;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.supervise.Claims.Claim;

/**
 * Lets one thread at a time change a container: calls, and what the module does by itself. Who came
 * first goes first, and then the other modules of the same root. Keeps nothing of a container that
 * nobody changes. For any thread.
 */
public final class ContainerLocks {
  private final Claims claims;
  private final Map<ContainerRef, Line> lines = new HashMap<>();

  /**
   * @param claims keeps out the other modules
   */
  public ContainerLocks(Claims claims) {
    this.claims = claims;
  }

  /**
   * Waits until nobody else changes this container. A call's own deadline bounds the wait: it
   * interrupts. Not for a thread that holds the same container already.
   *
   * @return to be closed by this thread
   * @throws ContainerException.Unavailable when the thread is interrupted
   */
  public Held take(ContainerRef ref) {
    Line line = enter(ref);
    try {
      line.lock.lockInterruptibly();
      return new Held(ref, line, claim(ref, line));
    } catch (InterruptedException e) {
      leave(ref, line);
      Thread.currentThread().interrupt();
      throw new ContainerException.Unavailable(
          ref + ": interrupted while something else was done with it", e);
    } catch (RuntimeException e) {
      leave(ref, line);
      throw e;
    }
  }

  private Claim claim(ContainerRef ref, Line line) throws InterruptedException {
    try {
      return claims.take(ref);
    } catch (InterruptedException | RuntimeException e) {
      line.lock.unlock();
      throw e;
    }
  }

  private synchronized Line enter(ContainerRef ref) {
    Line line = lines.computeIfAbsent(ref, r -> new Line());
    line.users++;
    return line;
  }

  private synchronized void leave(ContainerRef ref, Line line) {
    line.users--;
    if (line.users == 0) {
      lines.remove(ref);
    }
  }

  /** How many containers are being changed. */
  synchronized int size() {
    return lines.size();
  }

  private static final class Line {
    private final ReentrantLock lock = new ReentrantLock(true);
    private int users;
  }

  /** The right to change a container, until it is closed. */
  public final class Held implements AutoCloseable {
    private final ContainerRef ref;
    private final Line line;
    private final Claim claim;

    private Held(ContainerRef ref, Line line, Claim claim) {
      this.ref = ref;
      this.line = line;
      this.claim = claim;
    }

    @Override
    public void close() {
      claim.close();
      line.lock.unlock();
      leave(ref, line);
    }
  }
}
