package org.zos.container.stub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.zos.container.stub.cli.Bench.Result;

final class StatsCommandTest {
  private final Bench bench = new Bench().having("blue", "web");

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void tellsPeopleWithUnits() {
    assertThat(bench.run("stats", "-n", "blue", "web"))
        .isEqualTo(
            Result.ok(
                """
                CPU
                  used:             12.345s
                  in programs:      10.000s
                  in the kernel:    2.345s
                  held back:        0.005s
                Memory
                  used:             3M
                  of it cache:      1K
                  limit:            256M
                  killed for want:  1
                Processes
                  running:          2
                  limit:            4096
                Block devices
                  read:             4K in 1
                  written:          8K in 2
                """));
  }

  @Test
  void givesProgramsTheNumbersOfTheWire() {
    assertThat(bench.run("stats", "--json", "-n", "blue", "web"))
        .isEqualTo(
            Result.ok(
                """
                {"At":"2026-01-02T03:04:05Z",\
                "CPU":{"Usage":12345000000,"User":10000000000,\
                "System":2345000000,"Throttled":5000000},\
                "Memory":{"Usage":3145728,"Limit":268435456,"Cache":1024,"OOMKills":1},\
                "Pids":{"Current":2,"Limit":4096},\
                "IO":{"ReadBytes":4096,"WrittenBytes":8192,"Reads":1,"Writes":2}}
                """));
  }

  @Test
  void saysWhenThereIsNone() {
    assertThat(bench.run("stats", "api"))
        .isEqualTo(Result.failed(ExitCode.NOT_FOUND, "container default/api not found"));
  }
}
