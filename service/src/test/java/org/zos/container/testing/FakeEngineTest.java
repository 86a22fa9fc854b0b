package org.zos.container.testing;

import java.net.URI;
import org.zos.container.runtime.ContainerEngine;

/** The fake keeps the promises of a real engine: what passes with it may rely on them. */
final class FakeEngineTest extends EngineContract {
  private final FakeEngine engine = new FakeEngine(new TickingClock());

  @Override
  protected ContainerEngine engine() {
    return engine;
  }

  @Override
  protected String endlessProcess() {
    return "{}";
  }

  @Override
  protected URI output() {
    return URI.create("binary:///shim");
  }
}
