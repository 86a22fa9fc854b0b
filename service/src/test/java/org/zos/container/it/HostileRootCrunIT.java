package org.zos.container.it;

import org.junit.jupiter.api.Tag;
import org.zos.container.testing.node.TestNode;

/** With crun. */
@Tag("any-containerd")
class HostileRootCrunIT extends HostileRoots {
  HostileRootCrunIT() {
    super(TestNode.startForCrun(), "crun");
  }
}
