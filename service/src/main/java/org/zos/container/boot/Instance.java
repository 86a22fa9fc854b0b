package org.zos.container.boot;

import org.zos.container.operation.Instances;
import org.zos.zbus.membership.LockFolder;

/** This instance of the module, which has the root's lock: all others of that root have ended. */
record Instance(LockFolder place) implements Instances {
  @Override
  public String self() {
    return place.self();
  }

  @Override
  public boolean hasEnded(String name) {
    return place.isOfThisFolder(name) && !name.equals(self());
  }
}
