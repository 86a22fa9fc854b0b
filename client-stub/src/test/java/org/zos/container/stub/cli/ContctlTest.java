package org.zos.container.stub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zos.container.contract.ContainerException;
import org.zos.container.contract.ErrorCode;
import org.zos.container.stub.CallTimeouts;
import org.zos.container.stub.cli.Bench.Opened;
import org.zos.container.stub.cli.Bench.Result;

/** What all commands have in common. */
final class ContctlTest {
  private final Bench bench = new Bench();

  @AfterEach
  void close() {
    bench.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run",
        "inspect",
        "delete",
        "list",
        "namespaces",
        "logs",
        "exec",
        "events",
        "status"
      })
  void everyCommandHasHelpWithTheGlobalOptionsAndTheExitCodes(String command) {
    Result result = bench.run(command, "--help");
    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .startsWith("Usage: contctl " + command)
        .contains("--broker=", "--module=", "--timeout=", "--json", "--version")
        .contains("  3   there is no such container")
        .contains("  4   Redis or the module is away, or did not answer in time");
    assertThat(bench.opened()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run",
        "inspect",
        "delete",
        "list",
        "namespaces",
        "logs",
        "exec",
        "events",
        "status"
      })
  void everyCommandTellsTheVersion(String command) {
    assertThat(bench.run(command, "-V")).isEqualTo(Result.ok("contctl (not packaged)\n"));
  }

  @Test
  void helpListsTheCommands() {
    assertThat(bench.run("--help").out())
        .contains(
            "Usage: contctl [-hV] [--json] [--broker=ADDRESS] [--module=NAME]",
            "[--timeout=TIME] COMMAND",
            "  namespaces  Names the namespaces that there are.");
  }

  @Test
  void usesTheNodesRedisAndTheUsualModule() {
    bench.run("list");
    assertThat(bench.opened())
        .contains(new Opened("unix:///var/run/redis.sock", "container", CallTimeouts.DEFAULT));
  }

  @Test
  void takesGlobalOptionsBeforeAndBehindTheCommand() {
    List<String> options =
        List.of("--broker", "tcp://10.0.0.1:99", "--module", "container", "--timeout", "7s");
    Opened wanted =
        new Opened("tcp://10.0.0.1:99", "container", CallTimeouts.all(Duration.ofSeconds(7)));
    bench.run(joined(options, "list"));
    assertThat(bench.opened()).contains(wanted);
    bench.run("status");
    assertThat(bench.opened()).isNotEqualTo(wanted);
    bench.run(joined(List.of("list"), options.toArray(String[]::new)));
    assertThat(bench.opened()).contains(wanted);
  }

  private static String[] joined(List<String> first, String... then) {
    return Stream.concat(first.stream(), Arrays.stream(then)).toArray(String[]::new);
  }

  @ParameterizedTest
  @CsvSource({
    "unix:///a,unix:///b,unix:///a",
    "'',unix:///b,unix:///b",
    "'','',unix:///var/run/redis.sock"
  })
  void asksTheEnvironmentForTheBroker(String contctl, String contd, String used) {
    bench.with("CONTCTL_BROKER", contctl).with("CONTD_BROKER", contd).run("list");
    assertThat(bench.opened()).map(Opened::broker).contains(used);
  }

  @Test
  void theOptionWinsOverTheEnvironment() {
    bench.with("CONTCTL_BROKER", "unix:///a").run("list", "--broker", "unix:///c");
    assertThat(bench.opened()).map(Opened::broker).contains("unix:///c");
  }

  @Test
  void refusesABrokerThatIsNoAddressWithoutShowingItsPassword() {
    assertThat(bench.run("list", "--broker", "http://secret@host"))
        .isEqualTo(
            Result.failed(
                ExitCode.USAGE,
                "the broker's address can't be used: an address of Redis begins with unix://,"
                    + " tcp://, redis://, rediss://, redis-socket://, redis-sentinel:// or"
                    + " rediss-sentinel://"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--timeout=0s|--timeout: a time to wait must be longer than 0s",
        "--module=|--module: a name must not be empty",
        "--timeout=soon|Invalid value for option '--timeout': 'soon' is no duration; write a whole"
            + " number and ms, s, m or h, for example 3s; see 'contctl list --help'",
        "--sideways|Unknown option: '--sideways'; see 'contctl list --help'",
        "more|Unmatched argument at index 1: 'more'; see 'contctl list --help'"
      })
  void refusesWhatItDoesNotUnderstand(String argument, String message) {
    assertThat(bench.run("list", argument)).isEqualTo(Result.failed(ExitCode.USAGE, message));
  }

  @Test
  void wantsACommand() {
    assertThat(bench.run())
        .isEqualTo(
            Result.failed(ExitCode.USAGE, "Missing required subcommand; see 'contctl --help'"));
  }

  @Test
  void refusesACommandThatThereIsNot() {
    assertThat(bench.run("lsit").exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void takesAnArgumentWithAnAtSignForWhatItIs(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("words"), "web");
    assertThat(bench.run("logs", "@" + file).err())
        .isEqualTo("contctl: container default/@" + file + " not found\n");
  }

  @ParameterizedTest
  @CsvSource({
    "NOT_FOUND,3",
    "ALREADY_EXISTS,1",
    "INVALID_ARGUMENT,1",
    "FAILED_PRECONDITION,1",
    "INTERNAL,1",
    "UNAVAILABLE,4",
    "DEADLINE_EXCEEDED,4"
  })
  void tellsTheModulesRefusalInOneLine(ErrorCode code, int exitCode) {
    bench.module().failWith(ContainerException.of(code, "default/web:\n\tit rains\n"));
    assertThat(bench.run("inspect", "web"))
        .isEqualTo(Result.failed(exitCode, "default/web: it rains"));
  }

  @Test
  void saysWhatToDoWhenThereIsNoSuchModule() {
    assertThat(bench.run("list", "--module", "nobody", "--timeout", "10ms"))
        .isEqualTo(
            Result.failed(
                ExitCode.UNAVAILABLE,
                "list default: no module 'nobody' takes calls, so this one was taken back; is"
                    + " contd running? name another with --module"));
  }
}
