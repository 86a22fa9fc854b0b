package org.zos.container.testing;

import org.zos.container.operation.Instances;

/** The instance {@code me}, after some whose names begin with {@code ended}. */
public final class FakeInstances implements Instances {
  /** This instance. */
  public static final String ME = "me";

  @Override
  public String self() {
    return ME;
  }

  @Override
  public boolean hasEnded(String name) {
    return name.startsWith("ended");
  }
}
