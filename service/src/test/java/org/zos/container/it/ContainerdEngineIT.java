package org.zos.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.zos.container.runtime.ContainerEngine;
import org.zos.container.runtime.containerd.ContainerdEngine;
import org.zos.container.testing.EngineContract;
import org.zos.container.testing.node.ContainerdPrograms;
import org.zos.container.testing.node.TestNode;

/** containerd keeps the promises of an engine, whichever version it is. */
final class ContainerdEngineIT extends EngineContract {
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
  protected String endlessProcess() {
    return node.endlessProcess("/contract/web");
  }

  @Override
  protected URI output() {
    return URI.create("file://" + node.folder().resolve("output"));
  }

  @Test
  void isTheOneThatThisRunIsAbout() {
    assertThat(engine.version()).startsWith(ContainerdPrograms.VERSION);
  }
}
