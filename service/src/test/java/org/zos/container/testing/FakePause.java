package org.zos.container.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.zos.container.operation.Restarts;

/** Waits that are over at once. For one thread. */
public final class FakePause implements Restarts.Pause {
  private final List<Duration> waits = new ArrayList<>();
  private Runnable meanwhile = () -> {};

  /** How long it would have been waited. */
  public List<Duration> waits() {
    return List.copyOf(waits);
  }

  /** This happens in every wait from now on. */
  public void meanwhile(Runnable event) {
    meanwhile = event;
  }

  @Override
  public boolean await(CountDownLatch end, Duration delay) {
    waits.add(delay);
    meanwhile.run();
    return end.getCount() == 0;
  }
}
