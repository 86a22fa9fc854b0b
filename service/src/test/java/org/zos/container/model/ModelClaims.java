package org.zos.container.model;

import java.util.HashMap;
import java.util.Map;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.supervise.Claims.Claim;

/** Which module may change which container; the kernel takes it from one that was killed. */
final class ModelClaims {
  private static final long LOOK_AGAIN = 1;

  private final Map<ContainerRef, Life> holders = new HashMap<>();

  synchronized Claim take(ContainerRef ref, Life life) throws InterruptedException {
    life.check();
    while (holders.containsKey(ref) && !holders.get(ref).isOver()) {
      wait(LOOK_AGAIN);
      life.check();
    }
    holders.put(ref, life);
    return () -> release(ref, life);
  }

  private synchronized void release(ContainerRef ref, Life life) {
    holders.remove(ref, life);
    notifyAll();
  }
}
