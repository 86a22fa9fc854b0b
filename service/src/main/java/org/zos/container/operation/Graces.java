package org.zos.container.operation;

import java.time.Duration;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.spec.Defaults;

/** How long containers have from TERM to KILL. */
final class Graces {
  private Graces() {}

  /** What its caller said, or the default. */
  static Duration of(ContainerRecord container) {
    return Defaults.fill(Definitions.of(container)).shutdownTimeout();
  }
}
