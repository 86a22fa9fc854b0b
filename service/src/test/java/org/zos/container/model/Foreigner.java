package org.zos.container.model;

import java.net.URI;
import java.util.Map;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.EngineException;
import org.zos.container.runtime.NewContainer;
import org.zos.container.testing.FakeEngine;
import org.zos.zbus.wire.EncodedValue;

/** Another program that uses the same engine; where that is away it does nothing. */
record Foreigner(FakeEngine engine) {
  private static final URI OUTPUT = URI.create("file:///dev/null");

  /** Makes a container, if there is none, and begins a process in it, if none runs. */
  void run(ContainerRef ref) {
    try {
      if (engine.find(ref).isEmpty()) {
        engine.create(new NewContainer(ref, Map.of(), "{}", new EncodedValue(new byte[0])));
      }
      if (!engine.runs(ref)) {
        engine.deleteTask(ref);
        engine.createTask(ref, OUTPUT);
        engine.startTask(ref);
      }
    } catch (EngineException.Unavailable e) {
      return;
    }
  }

  void delete(ContainerRef ref) {
    try {
      engine.exitIfRuns(ref, 0);
      engine.deleteTask(ref);
      engine.delete(ref);
    } catch (EngineException.Unavailable e) {
      return;
    }
  }
}
