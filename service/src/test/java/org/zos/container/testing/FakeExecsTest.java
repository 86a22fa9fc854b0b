package org.zos.container.testing;

import java.net.URI;
import org.zos.container.runtime.ContainerEngine;
import org.zos.container.runtime.ExecEngine;

/** The fake keeps the promises of a real engine: what passes with it may rely on them. */
final class FakeExecsTest extends ExecContract {
  private final TickingClock clock = new TickingClock();
  private final FakeEngine engine = new FakeEngine(clock);
  private final FakeExecs execs = new FakeExecs(engine, clock);

  @Override
  protected ContainerEngine engine() {
    return engine;
  }

  @Override
  protected ExecEngine execs() {
    return execs;
  }

  @Override
  protected String endlessProcess() {
    return "{\"process\": {}}";
  }

  @Override
  protected URI output() {
    return URI.create("binary:///shim");
  }
}
