package org.zos.container.stub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.zos.container.stub.cli.Bench.Result;

final class StatusCommandTest {
  private final Bench bench = new Bench();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void showsObjectsAndWorkers() {
    assertThat(bench.run("status"))
        .isEqualTo(
            Result.ok(
                """
                OBJECT
                container@0.0.1

                WORKER  SINCE                 CALL
                free    2026-01-02T03:04:05Z
                """));
  }

  @Test
  void givesProgramsTheFieldsOfTheWire() {
    assertThat(bench.run("status", "--json"))
        .isEqualTo(
            Result.ok(
                """
                {"Objects":[{"Name":"container","Version":"0.0.1"}],"Workers":[{"State":"free",\
                "StartTime":"2026-01-02T03:04:05Z","Action":""}]}
                """));
  }

  @Test
  void failsWhenNobodyAnswers() {
    assertThat(bench.run("status", "--module", "nobody", "--timeout", "10ms").exitCode())
        .isEqualTo(ExitCode.UNAVAILABLE);
  }
}
