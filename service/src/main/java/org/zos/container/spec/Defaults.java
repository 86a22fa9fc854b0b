package org.zos.container.spec;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerBuilder;

/** What a caller left open, decided. */
public final class Defaults {
  private static final String PATH =
      "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
  private static final long CPUS = 1;
  private static final long MEMORY = 256L * 1024 * 1024;
  private static final long PIDS = 4096;
  private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(3);

  private Defaults() {}

  /** The same container with nothing left open. What the caller said stays. */
  public static Container fill(Container container) {
    ContainerBuilder filled = container.toBuilder().env(env(container.env()));
    if (container.cpu() == 0) {
      filled.cpu(CPUS);
    }
    if (container.memory() == 0) {
      filled.memory(MEMORY);
    }
    if (container.pids() == 0) {
      filled.pids(PIDS);
    }
    if (container.workingDir().isEmpty()) {
      filled.workingDir("/");
    }
    if (container.shutdownTimeout().isZero()) {
      filled.shutdownTimeout(SHUTDOWN_TIMEOUT);
    }
    return filled.build();
  }

  private static List<String> env(List<String> given) {
    if (given.stream().anyMatch(entry -> entry.startsWith("PATH="))) {
      return given;
    }
    List<String> env = new ArrayList<>();
    env.add(PATH);
    env.addAll(given);
    return env;
  }
}
