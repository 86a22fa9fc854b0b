package org.zos.container.stub.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.zos.container.contract.ExecOutput;
import org.zos.container.stub.cli.Bench.Result;

final class ExecCommandTest {
  private final Bench bench = new Bench().having("blue", "web");

  @AfterEach
  void close() {
    bench.close();
  }

  private void ending(int code, String out, String err, boolean truncated) {
    bench
        .module()
        .endCommandsWith(new ExecOutput(code, out.getBytes(UTF_8), err.getBytes(UTF_8), truncated));
  }

  @Test
  void printsWhatTheCommandPrintedAndEndsAsItDid() {
    ending(42, "out\nno end", "err\n", false);
    assertThat(bench.run("exec", "-n", "blue", "web", "--", "ls", "-l", "/"))
        .isEqualTo(new Result(42, "out\nno end", "err\n"));
    assertThat(bench.module().lastCommand()).isEqualTo("PT30S [ls, -l, /]");
  }

  @Test
  void givesTheCommandTheTimeThatItIsTold() {
    assertThat(bench.run("exec", "-n", "blue", "web", "--timeout", "90s", "--", "true"))
        .isEqualTo(Result.ok(""));
    assertThat(bench.module().lastCommand()).isEqualTo("PT1M30S [true]");
  }

  @Test
  void whatIsBehindTheDashesIsTheCommands() {
    bench.run("exec", "-n", "blue", "web", "--", "sh", "-c", "--json", "--");
    assertThat(bench.module().lastCommand()).isEqualTo("PT30S [sh, -c, --json, --]");
  }

  @Test
  void saysWhenSomeOfTheOutputIsLost() {
    ending(0, "much", "", true);
    assertThat(bench.run("exec", "-n", "blue", "web", "yes"))
        .isEqualTo(new Result(0, "much", "contctl: it printed more than this, which is lost\n"));
  }

  @Test
  void givesProgramsAllOfIt() {
    ending(3, "a\n", "b", true);
    assertThat(bench.run("exec", "-n", "blue", "web", "--json", "--", "ls"))
        .isEqualTo(
            new Result(
                3,
                """
                {"Namespace":"blue","ID":"web",\
                "ExitCode":3,"Stdout":"a\\n","Stderr":"b","Truncated":true}
                """,
                ""));
  }

  @Test
  void wantsACommand() {
    Result result = bench.run("exec", "-n", "blue", "web");
    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("COMMAND");
  }

  @Test
  void saysWhenThereIsNoSuchContainer() {
    assertThat(bench.run("exec", "web", "--", "true"))
        .isEqualTo(Result.failed(ExitCode.NOT_FOUND, "container default/web not found"));
  }
}
