package org.zos.container.stub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.zos.container.stub.cli.Bench.Result;

final class LogsCommandTest {
  private final Bench bench = new Bench().having("blue", "web");

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void printsTheTextAsItIs() {
    assertThat(bench.run("logs", "-n", "blue", "web"))
        .isEqualTo(Result.ok("first line of web\nlast line of web\n"));
  }

  @Test
  void endsALineThatIsNotEnded() {
    bench.module().write("half a line");
    assertThat(bench.run("logs", "-n", "blue", "web")).isEqualTo(Result.ok("half a line\n"));
  }

  @Test
  void printsNothingOfAnEmptyLog() {
    bench.module().write("");
    assertThat(bench.run("logs", "-n", "blue", "web")).isEqualTo(Result.ok(""));
  }

  @Test
  void givesProgramsTheTextWithItsPlace() {
    assertThat(bench.run("logs", "-n", "blue", "web", "--json"))
        .isEqualTo(
            Result.ok(
                """
                {"Namespace":"blue","ID":"web",\
                "Logs":"first line of web\\nlast line of web\\n"}
                """));
  }

  @Test
  void saysWhenThereIsNone() {
    assertThat(bench.run("logs", "web"))
        .isEqualTo(Result.failed(ExitCode.NOT_FOUND, "container default/web not found"));
  }
}
