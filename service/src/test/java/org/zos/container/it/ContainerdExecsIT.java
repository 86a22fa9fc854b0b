package org.zos.container.it;

import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.zos.container.runtime.ContainerEngine;
import org.zos.container.runtime.ExecEngine;
import org.zos.container.runtime.containerd.ContainerdEngine;
import org.zos.container.testing.ExecContract;
import org.zos.container.testing.node.TestNode;

/** containerd keeps the promises of an engine about commands. */
final class ContainerdExecsIT extends ExecContract {
  private static TestNode node;
  private static ContainerdEngine engine;

  @BeforeAll
  static void start() {
    node = TestNode.start();
    engine = node.containerd().engine();
  }

  @AfterAll
  static void stop() {
    engine.close();
    node.close();
  }

  @Override
  protected ContainerEngine engine() {
    return engine;
  }

  @Override
  protected ExecEngine execs() {
    return engine.execs();
  }

  @Override
  protected String endlessProcess() {
    return node.endlessProcess("/contract/commands");
  }

  @Override
  protected URI output() {
    return URI.create("file://" + node.folder().resolve("output"));
  }
}
