package org.zos.container.contract;

import static org.zos.container.contract.ContractCodecs.LOG_SETTINGS;
import static org.zos.container.contract.ContractCodecs.LOG_TARGET;
import static org.zos.container.contract.ContractCodecs.MOUNTS;
import static org.zos.container.contract.ContractCodecs.NETWORK;
import static org.zos.container.contract.ContractCodecs.RESTART;
import static org.zos.container.contract.ContractCodecs.STATS_TARGET;
import static org.zos.zbus.codec.Codecs.BOOL;
import static org.zos.zbus.codec.Codecs.DURATION;
import static org.zos.zbus.codec.Codecs.STRING;
import static org.zos.zbus.codec.Codecs.TIME;
import static org.zos.zbus.codec.Codecs.UINT64;
import static org.zos.zbus.codec.Codecs.listOf;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.zos.zbus.codec.Codec;
import org.zos.zbus.codec.StructCodec;
import org.zos.zbus.codec.StructCodec.Field;
import org.zos.zbus.codec.StructCodec.Row;

/**
 * The fields of {@link Container} on the wire, declared once for each struct that has them.
 *
 * @param <T> the struct that they are fields of
 */
public final class ContainerFields<T> {
  /** A container by itself, as Run takes it. */
  public static final Codec<Container> CONTAINER = container();

  /** What Inspect returns: the container's fields, its id, and its state, in one map. */
  public static final Codec<ContainerDetails> DETAILS = details();

  private final Field<T, String> name;
  private final Field<T, String> rootFs;
  private final Field<T, List<String>> env;
  private final Field<T, String> workingDir;
  private final Field<T, NetworkInfo> network;
  private final Field<T, List<MountInfo>> mounts;
  private final Field<T, String> entrypoint;
  private final Field<T, Boolean> interactive;
  private final Field<T, Long> cpu;
  private final Field<T, Long> memory;
  private final Field<T, List<LogTarget>> logs;
  private final Field<T, List<StatsTarget>> stats;
  private final Field<T, Boolean> elevated;
  private final Field<T, Instant> createdAt;
  private final Field<T, String> propagation;
  private final Field<T, Duration> shutdownTimeout;
  private final Field<T, String> flist;
  private final Field<T, List<String>> tags;
  private final Field<T, RestartPolicy> restart;
  private final Field<T, LogSettings> log;
  private final Field<T, Long> pids;
  private final Field<T, Boolean> readOnly;

  /** Declares them, in the order of the Go struct, then ours. */
  private ContainerFields(StructCodec.Builder<T> b, Function<T, Container> of) {
    name = b.field("Name", STRING, of.andThen(Container::name));
    rootFs = b.field("RootFS", STRING, of.andThen(Container::rootFs));
    env = b.field("Env", listOf(STRING), of.andThen(Container::env));
    workingDir = b.field("WorkingDir", STRING, of.andThen(Container::workingDir));
    network = b.field("Network", NETWORK, of.andThen(Container::network));
    mounts = b.field("Mounts", MOUNTS, of.andThen(Container::mounts));
    entrypoint = b.field("Entrypoint", STRING, of.andThen(Container::entrypoint));
    interactive = b.field("Interactive", BOOL, of.andThen(Container::interactive));
    cpu = b.field("CPU", UINT64, of.andThen(Container::cpu));
    memory = b.field("Memory", UINT64, of.andThen(Container::memory));
    logs = b.field("Logs", listOf(LOG_TARGET), of.andThen(Container::logs));
    stats = b.field("Stats", listOf(STATS_TARGET), of.andThen(Container::stats));
    elevated = b.field("Elevated", BOOL, of.andThen(Container::elevated));
    createdAt = b.field("CreatedAt", TIME, of.andThen(Container::createdAt));
    propagation = b.field("RootFsPropagation", STRING, of.andThen(Container::rootFsPropagation));
    shutdownTimeout = b.field("ShutdownTimeout", DURATION, of.andThen(Container::shutdownTimeout));
    flist = b.optional("Flist", STRING, of.andThen(Container::flist));
    tags = b.optional("Tags", listOf(STRING), of.andThen(Container::tags));
    restart = b.optional("Restart", RESTART, of.andThen(Container::restart));
    log = b.optional("Log", LOG_SETTINGS, of.andThen(Container::log));
    pids = b.optional("Pids", UINT64, of.andThen(Container::pids));
    readOnly = b.optional("ReadOnlyRootFS", BOOL, of.andThen(Container::readOnlyRootFs));
  }

  private Container read(Row<T> row) {
    return new Container(
        row.get(name),
        row.get(rootFs),
        row.get(env),
        row.get(workingDir),
        row.get(network),
        row.get(mounts),
        row.get(entrypoint),
        row.get(interactive),
        row.get(cpu),
        row.get(memory),
        row.get(logs),
        row.get(stats),
        row.get(elevated),
        row.get(createdAt),
        row.get(propagation),
        row.get(shutdownTimeout),
        row.get(flist),
        row.get(tags),
        row.get(restart),
        row.get(log),
        row.get(pids),
        row.get(readOnly));
  }

  private static Codec<Container> container() {
    StructCodec.Builder<Container> b = StructCodec.named("Container");
    ContainerFields<Container> fields = new ContainerFields<>(b, Function.identity());
    return b.build(fields::read);
  }

  private static Codec<ContainerDetails> details() {
    StructCodec.Builder<ContainerDetails> b = StructCodec.named("ContainerDetails");
    b.field("ID", STRING, ContainerDetails::id);
    ContainerFields<ContainerDetails> fields =
        new ContainerFields<>(b, ContainerDetails::container);
    Field<ContainerDetails, ContainerState> state =
        b.field("State", state(), ContainerDetails::state);
    return b.build(row -> new ContainerDetails(fields.read(row), row.get(state)));
  }

  private static Codec<ContainerState> state() {
    StructCodec.Builder<ContainerState> b = StructCodec.named("State");
    Field<ContainerState, String> status = b.field("Status", STRING, ContainerState::status);
    Field<ContainerState, Long> pid = b.field("Pid", UINT64, ContainerState::pid);
    Field<ContainerState, Long> exitCode = b.field("ExitCode", UINT64, ContainerState::exitCode);
    Field<ContainerState, Instant> exitedAt = b.field("ExitedAt", TIME, ContainerState::exitedAt);
    Field<ContainerState, String> uid = b.field("Uid", STRING, ContainerState::uid);
    Field<ContainerState, Boolean> oomKilled =
        b.optional("OomKilled", BOOL, ContainerState::oomKilled);
    return b.build(row ->
        new ContainerState(
            row.get(status).isEmpty() ? ContainerState.UNKNOWN : row.get(status),
            row.get(pid),
            row.get(exitCode),
            row.get(exitedAt),
            row.get(uid),
            row.get(oomKilled)));
  }
}
