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
  void printsAsManyLinesAsAreAskedFor() {
    assertThat(bench.run("logs", "-n", "blue", "web", "--lines", "1"))
        .isEqualTo(Result.ok("last line of web\n"));
    bench.module().write("line\n".repeat(500));
    assertThat(bench.run("logs", "-n", "blue", "web", "--lines", "400"))
        .isEqualTo(Result.ok("line\n".repeat(400)));
  }

  @Test
  void takesFewerLinesFromAModuleThatCanOnlyGiveAHundred() {
    try (Bench old = Bench.withOldModule().having("blue", "web")) {
      assertThat(old.run("logs", "-n", "blue", "web", "--lines", "1"))
          .isEqualTo(Result.ok("last line of web\n"));
      Result more = old.run("logs", "-n", "blue", "web", "--lines", "400");
      assertThat(more.exitCode()).isEqualTo(ExitCode.FAILED);
      assertThat(more.err()).contains("does not understand the call");
    }
  }

  @Test
  void saysWhenThereIsNone() {
    assertThat(bench.run("logs", "web"))
        .isEqualTo(Result.failed(ExitCode.NOT_FOUND, "container default/web not found"));
  }
}
