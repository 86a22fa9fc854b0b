package org.zos.container.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.zos.container.contract.LifecycleEvent;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.GivenUp;
import org.zos.container.runtime.Labels;
import org.zos.container.runtime.LastExit;
import org.zos.container.runtime.TaskState;
import org.zos.zbus.wire.EncodedValue;

/** What a record says beside the process: how it ended, and that it was given up. */
final class ShownTest {
  private static final Instant BEGIN = Instant.parse("2026-01-02T03:00:00Z");
  private static final TaskState.Exit EXIT = new TaskState.Exit(3, BEGIN.plusSeconds(60));
  private static final GivenUp VERDICT = new GivenUp(3, BEGIN.plusSeconds(61), "exit code 3");

  private final Map<String, String> labels =
      new HashMap<>(
          Map.of(
              Labels.UID, "uid-1",
              Labels.EXIT, new LastExit(EXIT, false).toLabel(),
              Labels.GAVE_UP, VERDICT.toLabel()));

  private Shown shown(TaskState... task) {
    ContainerRecord record =
        new ContainerRecord(
            new ContainerRef("ns", "web"), labels, new EncodedValue(new byte[0]), BEGIN);
    return new Shown(record, Optional.of(task).filter(t -> t.length > 0).map(t -> t[0]), false);
  }

  @Test
  void thatItWasGivenUpIsShownJustAsItWasTold() {
    Shown shown = shown(new TaskState.Stopped(7, EXIT));
    LifecycleEvent told =
        new LifecycleEvent.GaveUp(VERDICT.at(), shown.subject(), 3, VERDICT.reason());
    assertThat(shown.standing().verdict()).contains(told);
    assertThat(shown().standing().verdict()).contains(told);
    assertThat(shown().standing().end().orElseThrow().code()).isEqualTo(3);
  }

  @Test
  void whatRunsWasNotGivenUp() {
    assertThat(shown(new TaskState.Running(8)).standing().verdict()).isEmpty();
    labels.remove(Labels.GAVE_UP);
    assertThat(shown(new TaskState.Stopped(7, EXIT)).standing().verdict()).isEmpty();
  }

  @Test
  void anEndThatIsOnRecordNeedsNoNote() {
    assertThat(shown(new TaskState.Stopped(7, EXIT)).unnotedEnd()).isEmpty();
    labels.remove(Labels.EXIT);
    assertThat(shown(new TaskState.Stopped(7, EXIT)).unnotedEnd())
        .contains(new LastExit(EXIT, false));
  }
}
