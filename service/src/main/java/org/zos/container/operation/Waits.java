package org.zos.container.operation;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import org.zos.container.runtime.ContainerRef;

/** Which containers wait to be started again. For any thread. */
final class Waits {
  private final ConcurrentMap<ContainerRef, CountDownLatch> ends = new ConcurrentHashMap<>();

  /** Begins to wait with a container, of which nothing else waits then. */
  CountDownLatch begin(ContainerRef ref) {
    CountDownLatch end = new CountDownLatch(1);
    ends.put(ref, end);
    return end;
  }

  /** The wait has ended by itself. */
  void end(ContainerRef ref, CountDownLatch end) {
    ends.remove(ref, end);
  }

  /** Ends the wait: it is not to be started again. */
  void cancel(ContainerRef ref) {
    CountDownLatch end = ends.get(ref);
    if (end != null) {
      end.countDown();
    }
  }
}
