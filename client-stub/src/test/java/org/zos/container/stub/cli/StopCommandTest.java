package org.zos.container.stub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.zos.container.stub.cli.Bench.Result;

final class StopCommandTest {
  private final Bench bench = new Bench().having("blue", "web");

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void stopsSilentlyAndDeletesNothing() {
    assertThat(bench.run("stop", "-n", "blue", "web")).isEqualTo(Result.ok(""));
    assertThat(bench.module().signalled()).containsExactly("blue/web");
    assertThat(bench.module().list("blue")).containsExactly("web");
  }

  @Test
  void namesWhatItStoppedForPrograms() {
    assertThat(bench.run("stop", "--json", "-n", "blue", "web"))
        .isEqualTo(Result.ok("{\"Namespace\":\"blue\",\"ID\":\"web\"}\n"));
  }

  @Test
  void whatIsNotThereHasEnded() {
    assertThat(bench.run("stop", "api")).isEqualTo(Result.ok(""));
  }
}
