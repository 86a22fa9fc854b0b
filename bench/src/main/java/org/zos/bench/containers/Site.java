package org.zos.bench.containers;

import java.time.Duration;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.containerd.ContainerdEngine;
import org.zos.container.stub.ContainerStub;
import org.zos.container.testing.node.ContdProcess;
import org.zos.container.testing.node.TestNode;

/** The module as it is installed, on a node of its own, and what talks to both. */
record Site(TestNode node, ContdProcess contd, ContainerStub stub, ContainerdEngine engine)
    implements AutoCloseable {
  /**
   * Starts it all.
   *
   * @param runtime what containers are run with, in the words of contd's setting
   */
  static Site start(String runtime) {
    TestNode node = TestNode.start();
    try {
      ContdProcess contd = node.contd("--runtime=" + runtime);
      return new Site(node, contd, node.stub(), node.containerd().engine(runtime));
    } catch (RuntimeException e) {
      node.close();
      throw e;
    }
  }

  /** Kills a container and removes it, without the module. */
  void remove(ContainerRef ref) {
    if (engine.killAll(ref)) {
      engine.awaitExit(ref, Duration.ofMinutes(1));
    }
    engine.deleteTask(ref);
    engine.delete(ref);
  }

  /** Fails if the module has ended meanwhile. */
  void check() {
    if (!contd.isAlive()) {
      throw new IllegalStateException("contd has ended: " + contd.printed());
    }
  }

  @Override
  public void close() {
    engine.close();
    stub.close();
    contd.close();
    node.close();
  }
}
