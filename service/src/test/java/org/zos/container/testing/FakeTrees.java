package org.zos.container.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zos.container.kernel.ProcessTree;
import org.zos.container.kernel.ProcessTrees;

/** Processes that can be held and killed without being there. For any thread. */
public final class FakeTrees implements ProcessTrees {
  private final List<Long> killed = new ArrayList<>();
  private int held;

  /** Those that were killed, in order. */
  public synchronized List<Long> killed() {
    return List.copyOf(killed);
  }

  /** How many are held right now. */
  public synchronized int held() {
    return held;
  }

  @Override
  public synchronized Optional<ProcessTree> hold(long pid) {
    held++;
    return Optional.of(new Tree(pid));
  }

  private final class Tree implements ProcessTree {
    private final long pid;

    Tree(long pid) {
      this.pid = pid;
    }

    @Override
    public void kill() {
      synchronized (FakeTrees.this) {
        killed.add(pid);
      }
    }

    @Override
    public void close() {
      synchronized (FakeTrees.this) {
        held--;
      }
    }
  }
}
