package org.zos.container.boot;

import org.zos.container.operation.Instances;
import org.zos.zbus.membership.LockFolder;

/** This instance of the module, among those that use the same root. */
record Instance(LockFolder place) implements Instances {
  @Override
  public String self() {
    return place.self();
  }

  @Override
  public boolean hasEnded(String name) {
    return !name.equals(self()) && place.isDead(name);
  }

  @Override
  public boolean isAlone() {
    return place.known().stream().allMatch(name -> name.equals(self()) || place.isDead(name));
  }
}
