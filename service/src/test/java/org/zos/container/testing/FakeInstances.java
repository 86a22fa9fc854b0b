package org.zos.container.testing;

import org.zos.container.operation.Instances;

/** The instance {@code me}, after some whose names begin with {@code ended}. */
public final class FakeInstances implements Instances {
  /** This instance. */
  public static final String ME = "me";

  private volatile boolean alone = true;

  /** Says whether another one runs. */
  public void setAlone(boolean is) {
    alone = is;
  }

  @Override
  public String self() {
    return ME;
  }

  @Override
  public boolean hasEnded(String name) {
    return name.startsWith("ended");
  }

  @Override
  public boolean isAlone() {
    return alone;
  }
}
