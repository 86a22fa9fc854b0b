package org.zos.container.stub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.zos.container.stub.cli.Bench.Result;

final class DeleteCommandTest {
  private final Bench bench = new Bench().having("blue", "web").having("default", "web");

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void deletesSilently() {
    assertThat(bench.run("delete", "web")).isEqualTo(Result.ok(""));
    assertThat(bench.module().list("default")).isEmpty();
    assertThat(bench.module().list("blue")).containsExactly("web");
  }

  @Test
  void namesWhatItDeletedForPrograms() {
    assertThat(bench.run("delete", "--json", "-n", "blue", "web"))
        .isEqualTo(Result.ok("{\"Namespace\":\"blue\",\"ID\":\"web\"}\n"));
    assertThat(bench.module().list("blue")).isEmpty();
  }

  @Test
  void saysWhenThereIsNone() {
    assertThat(bench.run("delete", "api"))
        .isEqualTo(Result.failed(ExitCode.NOT_FOUND, "container default/api not found"));
  }
}
