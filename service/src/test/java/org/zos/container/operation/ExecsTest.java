package org.zos.container.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zos.container.contract.ContainerException;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.ExecRef;
import org.zos.zbus.testing.Background;
import org.zos.zbus.testing.Gate;

final class ExecsTest {
  private static final ContainerRef WEB = new ContainerRef("blue", "web");
  private static final ContainerRef API = new ContainerRef("blue", "api");
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(1);

  private final Execs execs = new Execs();
  private final Gate gate = new Gate();

  private Running begin(ContainerRef ref, int number) {
    return execs.begin(new ExecRef(ref, "call-" + number));
  }

  private boolean start(Running running, Duration wait) throws InterruptedException {
    return running.start(gate::passDeaf, wait);
  }

  @Test
  void onlySomeStartAtOnceInOneContainerAndOthersAfterThem() throws Exception {
    List<Background<Boolean>> starting = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Running running = begin(WEB, i);
      starting.add(Background.of(() -> start(running, LONG)));
    }
    gate.awaitArrivals(4);
    assertThat(start(begin(WEB, 5), SHORT)).isFalse();
    Running next = begin(WEB, 6);
    starting.add(Background.of(() -> start(next, LONG)));
    Running elsewhere = begin(API, 7);
    starting.add(Background.of(() -> start(elsewhere, LONG)));
    gate.awaitArrivals(5);
    gate.letAllGo();
    assertThat(starting).allMatch(Background::await);
    assertThat(gate.mostHeld()).isEqualTo(5);
  }

  @Test
  void aStartThatFailsLeavesRoomForTheNext() throws Exception {
    gate.letAllGo();
    for (int i = 0; i < 9; i++) {
      Running failing = begin(WEB, i);
      Runnable start =
          () -> {
            throw new IllegalStateException("no");
          };
      assertThatThrownBy(() -> failing.start(start, LONG)).hasMessage("no");
    }
    assertThat(start(begin(WEB, 10), SHORT)).isTrue();
  }

  @Test
  void aNameIsFreeAgainWhenItsCommandHasEnded() {
    Running first = begin(WEB, 1);
    assertThatThrownBy(() -> begin(WEB, 1)).isInstanceOf(ContainerException.AlreadyExists.class);
    assertThat(begin(API, 1)).isNotNull();
    first.close();
    assertThat(begin(WEB, 1)).isNotNull();
  }

  @Test
  void closingWaitsForTheLast() {
    Running last = begin(WEB, 1);
    Background<Boolean> closing = Background.run(execs::close);
    assertThatThrownBy(() -> last.stop().get())
        .hasCauseInstanceOf(ContainerException.Unavailable.class);
    assertThat(closing.isDone()).isFalse();
    last.close();
    assertThat(closing.await()).isTrue();
  }
}
