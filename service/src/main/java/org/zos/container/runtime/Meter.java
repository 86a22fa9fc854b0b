package org.zos.container.runtime;

import java.util.Optional;
import org.zos.container.contract.ContainerStats;

/** Measures what containers use. For any thread. */
public interface Meter {
  /**
   * What a container uses right now.
   *
   * @return empty when nothing of it runs
   * @throws EngineException when the engine can't be asked, or answers with what nobody can read
   */
  Optional<ContainerStats> usage(ContainerRef ref);
}
