package org.zos.container.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.zos.container.runtime.ContainerRef;

/** Which containers wait. */
final class WaitsTest {
  private static final ContainerRef WEB = new ContainerRef("blue", "web");
  private final Waits waits = new Waits();

  @Test
  void aWaitIsEndedByWhoeverStopsTheContainer() {
    CountDownLatch end = waits.begin(WEB);
    waits.cancel(new ContainerRef("green", "web"));
    assertThat(end.getCount()).isEqualTo(1);
    waits.cancel(WEB);
    assertThat(end.getCount()).isZero();
  }

  @Test
  void whatDoesNotWaitCanBeStoppedToo() {
    waits.cancel(WEB);
    waits.end(WEB, waits.begin(WEB));
    waits.cancel(WEB);
    assertThat(waits.begin(WEB).getCount()).isEqualTo(1);
  }

  @Test
  void anEarlierWaitsEndDoesNotTakeTheLaterOneAway() {
    CountDownLatch earlier = waits.begin(WEB);
    CountDownLatch later = waits.begin(WEB);
    waits.end(WEB, earlier);
    waits.cancel(WEB);
    assertThat(later.getCount()).isZero();
  }
}
