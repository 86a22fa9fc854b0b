package org.zos.container.cgroup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.KernelCounters;

/** What the memory controller counts of containers. */
public final class MemoryCounters implements KernelCounters {
  private static final String CONTROLLER = "memory";
  private static final String KILLS = "oom_kill ";

  private final Cgroups cgroups;
  private final Map<ContainerRef, Path> located = new ConcurrentHashMap<>();

  public MemoryCounters(Cgroups cgroups) {
    this.cgroups = cgroups;
  }

  @Override
  public void locate(ContainerRef ref, long pid) {
    cgroups.folder(CONTROLLER, pid).ifPresent(folder -> located.put(ref, folder));
  }

  @Override
  public void forget(ContainerRef ref) {
    located.remove(ref);
  }

  @Override
  public long memoryKills(ContainerRef ref) {
    // both: the process may have ended, and its pid be another's, before it was looked for
    Optional<Path> asked = cgroups.folder(CONTROLLER, "/" + ref.ns() + "/" + ref.id());
    return Stream.concat(asked.stream(), Optional.ofNullable(located.get(ref)).stream())
        .mapToLong(MemoryCounters::kills)
        .max()
        .orElse(0);
  }

  private static long kills(Path folder) {
    long kills = 0;
    // version 1, then version 2: a group has one of the two files
    for (String file : new String[] {"memory.oom_control", "memory.events"}) {
      kills += count(folder.resolve(file));
    }
    return kills;
  }

  private static long count(Path file) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> line.startsWith(KILLS))
          .mapToLong(line -> Long.parseLong(line.substring(KILLS.length()).trim()))
          .sum();
    } catch (IOException e) {
      // the group is gone, or its controller is not there
      return 0;
    }
  }
}
