package org.zos.container.model;

import org.zos.container.operation.Instances;

/** One of the instances that the node has had. */
record ModelInstances(ModelNode node, String self) implements Instances {
  @Override
  public boolean hasEnded(String name) {
    return !name.equals(self) && node.hasEnded(name);
  }

  @Override
  public boolean isAlone() {
    return node.isAlone(self);
  }
}
