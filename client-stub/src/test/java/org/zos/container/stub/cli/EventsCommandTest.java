package org.zos.container.stub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zos.container.contract.LifecycleEvent;
import org.zos.container.stub.cli.Bench.Result;
import org.zos.container.stub.follow.SampleEvents;

final class EventsCommandTest {
  private final Bench bench = new Bench();

  @AfterEach
  void close() {
    bench.close();
  }

  private void populate() {
    bench
        .events()
        .add("1767323045-1", SampleEvents.created("blue", "web"))
        .add("1767323045-2", SampleEvents.started("blue", "web"))
        .add("1767323045-3", SampleEvents.exited("red", "api"));
  }

  @Test
  void showsWhatEachTypeTells() {
    int seq = 0;
    for (LifecycleEvent event : SampleEvents.ofEachType("blue", "web")) {
      bench.events().add("1767323045-" + ++seq, event);
    }
    assertThat(bench.run("events"))
        .isEqualTo(
            Result.ok(
                """
                1767323045-1        2026-01-02T03:04:05.006Z  created     blue/web
                1767323045-2        2026-01-02T03:04:05.006Z  started     blue/web                        \
                pid=101
                1767323045-3        2026-01-02T03:04:05.006Z  exited      blue/web                        \
                pid=101 exit_code=137 signal=9 oom_killed=true reason=out of memory
                1767323045-4        2026-01-02T03:04:05.006Z  oom         blue/web                        \
                oom_killed=true
                1767323045-5        2026-01-02T03:04:05.006Z  restarting  blue/web                        \
                attempt=2 reason=exit code 137
                1767323045-6        2026-01-02T03:04:05.006Z  gave-up     blue/web                        \
                attempt=4 reason=exit code 137
                1767323045-7        2026-01-02T03:04:05.006Z  deleted     blue/web
                """));
  }

  @Test
  void givesProgramsEveryFieldAndTheEntry() {
    populate();
    assertThat(bench.run("events", "--json", "--type", "started"))
        .isEqualTo(
            Result.ok(
                """
                {"entry":"1767323045-2","at":"2026-01-02T03:04:05.006Z","type":"started","ns":"blue",\
                "id":"web","uid":"uid-7","pid":"101","netns":"net-1","rootfs":"/rootfs",\
                "mounts":"[{\\"source\\":\\"/data\\",\\"target\\":\\"/srv\\",\\"type\\":\\"\\",\\"options\\":[]}]",\
                "tags":"[\\"blue\\"]","request":"req-1"}
                """));
  }

  @ParameterizedTest
  @CsvSource({
    "--type=created,1767323045-1",
    "--id=api,1767323045-3",
    "-nred,1767323045-3",
    "--from=1767323045-2,1767323045-3"
  })
  void showsOnlyWhatIsAskedFor(String option, String entry) {
    populate();
    assertThat(bench.run("events", option).out().lines())
        .singleElement()
        .asString()
        .startsWith(entry + " ");
  }

  @Test
  void takesSeveralTypes() {
    populate();
    assertThat(bench.run("events", "--type", "created", "--type", "exited").out().lines())
        .hasSize(2);
  }

  @Test
  void showsNothingOfAnEmptyStream() {
    assertThat(bench.run("events")).isEqualTo(Result.ok(""));
  }

  @Test
  void hasNothingToShowFromNowOnWhenItDoesNotFollow() {
    populate();
    assertThat(bench.run("events", "--from", "now")).isEqualTo(Result.ok(""));
  }

  @Test
  void readsALongStreamToItsEnd() {
    int many = 1000;
    for (int i = 1; i <= many; i++) {
      bench.events().add("7-" + i, SampleEvents.created("blue", "web"));
    }
    assertThat(bench.run("events").out().lines()).hasSize(many);
  }

  @Test
  void passesOverEventsThatItDoesNotKnow() {
    bench.events().add("7-1", Map.of("type", "frozen"));
    bench.events().add("7-2", SampleEvents.created("blue", "web"));
    assertThat(bench.run("events").out()).startsWith("7-2 ");
  }

  @ParameterizedTest
  @CsvSource({"events", "events -f"})
  void saysAtOnceWhenTheStreamIsAway(String line) {
    bench.events().away(Integer.MAX_VALUE);
    assertThat(bench.run(line.split(" ")))
        .isEqualTo(
            Result.failed(
                ExitCode.UNAVAILABLE,
                "Redis at nowhere can't be reached; is it running? name another with --broker"));
  }

  @Test
  void keepsWhatItReadBeforeAFailure() {
    for (int i = 1; i <= 300; i++) {
      bench.events().add("7-" + i, SampleEvents.created("blue", "web"));
    }
    bench.events().awayAfterReads(1);
    Result result = bench.run("events");
    assertThat(result.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(result.out().lines()).hasSize(256);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--type=exitd|'exitd' is none of created, started, exited, oom, restarting, gave-up,"
            + " deleted",
        "--from=then|'then' is neither 'beginning' nor 'now' nor an entry's id like 1700000000-12"
      })
  void refusesAValueThatIsNone(String option, String message) {
    Result result = bench.run("events", option);
    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains(message);
  }

  @Test
  void knowsEveryTypeThatThereIs() {
    assertThat(SampleEvents.ofEachType("blue", "web"))
        .hasSize(LifecycleEvent.class.getPermittedSubclasses().length)
        .extracting(LifecycleEvent::type)
        .containsExactlyElementsOf(EventTypeConverter.TYPES);
  }
}
