package org.zos.container.stub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zos.container.contract.EventFields;
import org.zos.container.contract.LifecycleEvent;
import org.zos.container.contract.StateFields;
import org.zos.container.stub.cli.Bench.Result;
import org.zos.container.stub.follow.SampleEvents;
import org.zos.zbus.transport.EntryId;
import org.zos.zbus.transport.StreamState;

/** Bounded, since what follows would go on for ever where it does not notice that it must end. */
@Timeout(60)
final class FollowedEventsCommandTest {
  private final Bench bench = new Bench();

  @BeforeEach
  void populate() {
    bench
        .events()
        .add("1767323045-1", SampleEvents.created("blue", "web"))
        .add("1767323045-2", SampleEvents.started("blue", "web"))
        .add("1767323045-3", SampleEvents.exited("red", "api"));
  }

  @AfterEach
  void close() {
    bench.close();
  }

  /** A command that follows ends when somebody interrupts it. */
  private void interruptWhenDry() {
    bench
        .events()
        .whenDry(() -> {
          bench.events().away(Integer.MAX_VALUE);
          Thread.currentThread().interrupt();
        });
  }

  @Test
  void followsFromNowOn() {
    bench
        .events()
        .whenDry(() -> {
          bench.events().add("1767323045-4", SampleEvents.deleted("blue", "web"));
          interruptWhenDry();
        });
    Result result = bench.run("events", "-f");
    assertThat(result.exitCode()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(result.err()).isEmpty();
    assertThat(result.out().lines())
        .singleElement()
        .asString()
        .startsWith("1767323045-4 ")
        .endsWith(" deleted     blue/web");
  }

  @Test
  void followsFromTheBeginning() {
    interruptWhenDry();
    assertThat(bench.run("events", "-f", "--from", "beginning").out().lines()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({"--type=created,5", "--id=api,6", "-nred,6"})
  void followsOnlyWhatIsAskedFor(String option, String seq) {
    bench
        .events()
        .whenDry(() -> {
          bench
              .events()
              .add("1767323045-4", SampleEvents.exited("blue", "web"))
              .add("1767323045-5", SampleEvents.created("blue", "web"))
              .add("1767323045-6", SampleEvents.exited("red", "api"));
          interruptWhenDry();
        });
    assertThat(bench.run("events", "-f", option).out().lines())
        .singleElement()
        .asString()
        .startsWith("1767323045-" + seq + " ");
  }

  @Test
  void saysThatEventsWereMissedAndShowsWhatThereIs() {
    bench
        .events()
        .whenDry(() -> {
          bench.events().add("1767323045-9", SampleEvents.exited("red", "api"));
          bench.events().state(state("1767323045-9"));
          interruptWhenDry();
        });
    Result result = bench.run("events", "-f", "-nred");
    assertThat(result.err())
        .isEqualTo("contctl: events were missed; this is the last of each container\n");
    assertThat(result.out().lines()).singleElement().asString().startsWith("1767323045-9 ");
  }

  private static StreamState state(String position) {
    Map<String, String> records = new HashMap<>();
    for (LifecycleEvent last :
        List.of(SampleEvents.exited("red", "api"), SampleEvents.started("blue", "web"))) {
      records.put(last.subject().ns(), new StateFields(position, EventFields.of(last)).toJson());
    }
    return new StreamState(EntryId.parse(position), records);
  }
}
