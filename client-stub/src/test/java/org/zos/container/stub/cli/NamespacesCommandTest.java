package org.zos.container.stub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.zos.container.stub.cli.Bench.Result;

final class NamespacesCommandTest {
  private final Bench bench = new Bench().having("blue", "web").having("red", "web");

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void namesOneOnEachLine() {
    assertThat(bench.run("namespaces")).isEqualTo(Result.ok("blue\nred\n"));
  }

  @Test
  void givesProgramsAnArray() {
    assertThat(bench.run("namespaces", "--json")).isEqualTo(Result.ok("[\"blue\",\"red\"]\n"));
  }
}
