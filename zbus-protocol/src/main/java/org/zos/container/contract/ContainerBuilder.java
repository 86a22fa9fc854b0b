package org.zos.container.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.zos.zbus.codec.Codecs;

/** Builds a {@link Container}; what is not set keeps its zero value. For one thread. */
public final class ContainerBuilder {
  private String name = "";
  private String rootFs = "";
  private List<String> env = List.of();
  private String workingDir = "";
  private NetworkInfo network = new NetworkInfo("");
  private List<MountInfo> mounts = List.of();
  private String entrypoint = "";
  private boolean interactive;
  private long cpu;
  private long memory;
  private List<LogTarget> logs = List.of();
  private List<StatsTarget> stats = List.of();
  private boolean elevated;
  private Instant createdAt = Codecs.ZERO_TIME;
  private String rootFsPropagation = "";
  private Duration shutdownTimeout = Duration.ZERO;
  private String flist = "";
  private List<String> tags = List.of();
  private RestartPolicy restart = RestartPolicy.DEFAULT;
  private LogSettings log = LogSettings.DEFAULT;
  private long pids;
  private boolean readOnlyRootFs;

  ContainerBuilder() {}

  ContainerBuilder(Container from) {
    name = from.name();
    rootFs = from.rootFs();
    env = from.env();
    workingDir = from.workingDir();
    network = from.network();
    mounts = from.mounts();
    entrypoint = from.entrypoint();
    interactive = from.interactive();
    cpu = from.cpu();
    memory = from.memory();
    logs = from.logs();
    stats = from.stats();
    elevated = from.elevated();
    createdAt = from.createdAt();
    rootFsPropagation = from.rootFsPropagation();
    shutdownTimeout = from.shutdownTimeout();
    flist = from.flist();
    tags = from.tags();
    restart = from.restart();
    log = from.log();
    pids = from.pids();
    readOnlyRootFs = from.readOnlyRootFs();
  }

  public ContainerBuilder name(String value) {
    name = value;
    return this;
  }

  public ContainerBuilder rootFs(String value) {
    rootFs = value;
    return this;
  }

  public ContainerBuilder env(List<String> value) {
    env = value;
    return this;
  }

  public ContainerBuilder workingDir(String value) {
    workingDir = value;
    return this;
  }

  public ContainerBuilder network(NetworkInfo value) {
    network = value;
    return this;
  }

  public ContainerBuilder mounts(List<MountInfo> value) {
    mounts = value;
    return this;
  }

  public ContainerBuilder entrypoint(String value) {
    entrypoint = value;
    return this;
  }

  public ContainerBuilder interactive(boolean value) {
    interactive = value;
    return this;
  }

  public ContainerBuilder cpu(long value) {
    cpu = value;
    return this;
  }

  public ContainerBuilder memory(long value) {
    memory = value;
    return this;
  }

  public ContainerBuilder logs(List<LogTarget> value) {
    logs = value;
    return this;
  }

  public ContainerBuilder stats(List<StatsTarget> value) {
    stats = value;
    return this;
  }

  public ContainerBuilder elevated(boolean value) {
    elevated = value;
    return this;
  }

  public ContainerBuilder createdAt(Instant value) {
    createdAt = value;
    return this;
  }

  public ContainerBuilder rootFsPropagation(String value) {
    rootFsPropagation = value;
    return this;
  }

  public ContainerBuilder shutdownTimeout(Duration value) {
    shutdownTimeout = value;
    return this;
  }

  public ContainerBuilder flist(String value) {
    flist = value;
    return this;
  }

  public ContainerBuilder tags(List<String> value) {
    tags = value;
    return this;
  }

  public ContainerBuilder restart(RestartPolicy value) {
    restart = value;
    return this;
  }

  public ContainerBuilder log(LogSettings value) {
    log = value;
    return this;
  }

  public ContainerBuilder pids(long value) {
    pids = value;
    return this;
  }

  public ContainerBuilder readOnlyRootFs(boolean value) {
    readOnlyRootFs = value;
    return this;
  }

  /** The network namespace of this name. */
  public ContainerBuilder network(String namespace) {
    return network(new NetworkInfo(namespace));
  }

  /** The container as described so far; the module is what checks it. */
  public Container build() {
    return new Container(
        name,
        rootFs,
        env,
        workingDir,
        network,
        mounts,
        entrypoint,
        interactive,
        cpu,
        memory,
        logs,
        stats,
        elevated,
        createdAt,
        rootFsPropagation,
        shutdownTimeout,
        flist,
        tags,
        restart,
        log,
        pids,
        readOnlyRootFs);
  }
}
