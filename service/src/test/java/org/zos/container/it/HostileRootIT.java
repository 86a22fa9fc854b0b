package org.zos.container.it;

import org.junit.jupiter.api.Tag;
import org.zos.container.testing.node.TestNode;

/** With runc. */
@Tag("any-containerd")
class HostileRootIT extends HostileRoots {
  HostileRootIT() {
    super(TestNode.start(), "runc");
  }
}
