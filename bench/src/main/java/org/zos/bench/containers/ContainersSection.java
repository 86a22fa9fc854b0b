package org.zos.bench.containers;

import java.util.ArrayList;
import java.util.List;
import org.zos.bench.Section;
import org.zos.bench.Settings;
import org.zos.bench.lab.Lab;
import org.zos.bench.report.Findings;
import org.zos.container.stub.ContainerStub;
import org.zos.container.testing.node.ContdProcess;
import org.zos.container.testing.node.TestNode;

/** The module as it is installed, on a node of its own: Redis, containerd and runc are real. */
public final class ContainersSection implements Section {
  @Override
  public String name() {
    return "containers";
  }

  @Override
  public List<Findings> measure(Lab lab, Settings settings) throws Exception {
    List<Findings> found = new ArrayList<>();
    try (TestNode node = TestNode.start();
        ContdProcess contd = node.contd();
        ContainerStub stub = node.stub()) {
      found.add(new Starts(node, stub, settings).measure());
      found.add(new Questions(node, stub, settings).measure());
      found.add(new Ends(node, stub, settings).measure());
      if (!contd.isAlive()) {
        throw new IllegalStateException("contd has ended: " + contd.printed());
      }
    }
    return found;
  }
}
