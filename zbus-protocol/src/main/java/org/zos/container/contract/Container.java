package org.zos.container.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.zos.zbus.codec.Codecs;

/**
 * What a container is to be. The first sixteen fields are those that callers in Go know; a zero
 * value always means "as the module does it by itself".
 *
 * @param name required; letters, digits and single {@code . _ -} between them, at most 76; also the
 *     container's id
 * @param rootFs where the root file system is: an absolute path on the host
 * @param env {@code NAME=value} each; {@code PATH} has a default
 * @param workingDir empty for {@code /}
 * @param network required
 * @param mounts besides those that every container has
 * @param entrypoint required; split into words as a POSIX shell splits them, without expansion
 * @param interactive runs the host's corex as pid 1
 * @param cpu how many CPUs; zero for 1
 * @param memory bytes; zero for 256 MiB
 * @param logs where output is published besides the log file
 * @param stats where the use of resources is published
 * @param elevated adds CAP_SYS_ADMIN and /dev/fuse
 * @param createdAt set by the module
 * @param rootFsPropagation empty, {@code private}, {@code slave} or {@code shared}
 * @param shutdownTimeout from TERM to KILL; zero for 3 s
 * @param flist where the root file system is, in the form of the specification; one of this and
 *     rootFs is required
 * @param tags for the caller's own use
 * @param restart what happens when the process ends by itself
 * @param log how the log file is kept
 * @param pids how many processes and threads; zero for 4096
 * @param readOnlyRootFs whether the root file system can't be written
 */
public record Container(
    String name,
    String rootFs,
    List<String> env,
    String workingDir,
    NetworkInfo network,
    List<MountInfo> mounts,
    String entrypoint,
    boolean interactive,
    long cpu,
    long memory,
    List<LogTarget> logs,
    List<StatsTarget> stats,
    boolean elevated,
    Instant createdAt,
    String rootFsPropagation,
    Duration shutdownTimeout,
    String flist,
    List<String> tags,
    RestartPolicy restart,
    LogSettings log,
    long pids,
    boolean readOnlyRootFs) {
  public Container {
    env = List.copyOf(env);
    mounts = List.copyOf(mounts);
    logs = List.copyOf(logs);
    stats = List.copyOf(stats);
    tags = List.copyOf(tags);
  }

  /** Begins a container of this name. */
  public static ContainerBuilder named(String name) {
    return new ContainerBuilder().name(name);
  }

  /** A builder that begins with these values. */
  public ContainerBuilder toBuilder() {
    return new ContainerBuilder(this);
  }

  /** Whether the module has said when it was created. */
  public boolean hasCreationTime() {
    return !createdAt.equals(Codecs.ZERO_TIME);
  }
}
