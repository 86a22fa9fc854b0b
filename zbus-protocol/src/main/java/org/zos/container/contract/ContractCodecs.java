package org.zos.container.contract;

import static org.zos.zbus.codec.Codecs.BOOL;
import static org.zos.zbus.codec.Codecs.BYTES;
import static org.zos.zbus.codec.Codecs.DURATION;
import static org.zos.zbus.codec.Codecs.INT64;
import static org.zos.zbus.codec.Codecs.STRING;
import static org.zos.zbus.codec.Codecs.UINT64;
import static org.zos.zbus.codec.Codecs.listOf;

import java.time.Duration;
import java.util.List;
import org.zos.zbus.codec.Codec;
import org.zos.zbus.codec.StructCodec;
import org.zos.zbus.codec.StructCodec.Field;

/**
 * How the parts of a container look on the wire, under the field names of the Go structs. Fields
 * that only this module knows are left out while they have their zero value, so that what Go
 * callers send and what we send is the same, byte for byte.
 */
public final class ContractCodecs {
  public static final Codec<NetworkInfo> NETWORK = network();
  public static final Codec<MountInfo> MOUNT = mount();
  public static final Codec<List<MountInfo>> MOUNTS = listOf(MOUNT);
  static final Codec<LogTarget> LOG_TARGET = logTarget();
  static final Codec<StatsTarget> STATS_TARGET = statsTarget();
  static final Codec<RestartPolicy> RESTART = restart();
  static final Codec<LogSettings> LOG_SETTINGS = logSettings();
  public static final Codec<ContainerInfo> INFO = info();
  public static final Codec<ExecOutput> EXEC_OUTPUT = execOutput();

  private ContractCodecs() {}

  private static Codec<NetworkInfo> network() {
    StructCodec.Builder<NetworkInfo> b = StructCodec.named("NetworkInfo");
    Field<NetworkInfo, String> namespace = b.field("Namespace", STRING, NetworkInfo::namespace);
    return b.build(row -> new NetworkInfo(row.get(namespace)));
  }

  private static Codec<MountInfo> mount() {
    StructCodec.Builder<MountInfo> b = StructCodec.named("MountInfo");
    Field<MountInfo, String> source = b.field("Source", STRING, MountInfo::source);
    Field<MountInfo, String> target = b.field("Target", STRING, MountInfo::target);
    Field<MountInfo, String> type = b.optional("Type", STRING, MountInfo::type);
    Field<MountInfo, List<String>> options =
        b.optional("Options", listOf(STRING), MountInfo::options);
    return b.build(
        row -> new MountInfo(row.get(source), row.get(target), row.get(type), row.get(options)));
  }

  private static Codec<LogTarget> logTarget() {
    StructCodec.Builder<LogTarget.Streams> d = StructCodec.named("LogData");
    Field<LogTarget.Streams, String> stdout = d.field("Stdout", STRING, LogTarget.Streams::stdout);
    Field<LogTarget.Streams, String> stderr = d.field("Stderr", STRING, LogTarget.Streams::stderr);
    Codec<LogTarget.Streams> streams =
        d.build(row -> new LogTarget.Streams(row.get(stdout), row.get(stderr)));
    StructCodec.Builder<LogTarget> b = StructCodec.named("Logs");
    Field<LogTarget, String> type = b.field("Type", STRING, LogTarget::type);
    Field<LogTarget, LogTarget.Streams> data = b.field("Data", streams, LogTarget::data);
    return b.build(row -> new LogTarget(row.get(type), row.get(data)));
  }

  private static Codec<StatsTarget> statsTarget() {
    StructCodec.Builder<StatsTarget> b = StructCodec.named("Stats");
    Field<StatsTarget, String> type = b.field("Type", STRING, StatsTarget::type);
    Field<StatsTarget, String> endpoint = b.field("Endpoint", STRING, StatsTarget::endpoint);
    return b.build(row -> new StatsTarget(row.get(type), row.get(endpoint)));
  }

  private static Codec<RestartPolicy> restart() {
    StructCodec.Builder<RestartPolicy> b = StructCodec.named("Restart");
    Field<RestartPolicy, String> policy = b.field("Policy", STRING, RestartPolicy::policy);
    Field<RestartPolicy, Duration> delay = b.field("Delay", DURATION, RestartPolicy::delay);
    Field<RestartPolicy, Long> failures =
        b.field("MaxFailures", UINT64, RestartPolicy::maxFailures);
    Field<RestartPolicy, Duration> window = b.field("Window", DURATION, RestartPolicy::window);
    return b.build(row ->
        new RestartPolicy(row.get(policy), row.get(delay), row.get(failures), row.get(window)));
  }

  private static Codec<LogSettings> logSettings() {
    StructCodec.Builder<LogSettings> b = StructCodec.named("Log");
    Field<LogSettings, String> format = b.field("Format", STRING, LogSettings::format);
    Field<LogSettings, Long> size = b.field("MaxSize", UINT64, LogSettings::maxSize);
    Field<LogSettings, Long> files = b.field("MaxFiles", UINT64, LogSettings::maxFiles);
    return b.build(row -> new LogSettings(row.get(format), row.get(size), row.get(files)));
  }

  private static Codec<ContainerInfo> info() {
    StructCodec.Builder<ContainerInfo> b = StructCodec.named("ContainerInfo");
    Field<ContainerInfo, String> id = b.field("ID", STRING, ContainerInfo::id);
    Field<ContainerInfo, String> name = b.field("Name", STRING, ContainerInfo::name);
    Field<ContainerInfo, String> flist = b.field("Flist", STRING, ContainerInfo::flist);
    Field<ContainerInfo, List<String>> tags = b.field("Tags", listOf(STRING), ContainerInfo::tags);
    Field<ContainerInfo, NetworkInfo> network = b.field("Network", NETWORK, ContainerInfo::network);
    Field<ContainerInfo, List<MountInfo>> mounts = b.field("Mounts", MOUNTS, ContainerInfo::mounts);
    return b.build(row ->
        new ContainerInfo(
            row.get(id),
            row.get(name),
            row.get(flist),
            row.get(tags),
            row.get(network),
            row.get(mounts)));
  }

  private static Codec<ExecOutput> execOutput() {
    StructCodec.Builder<ExecOutput> b = StructCodec.named("ExecOutput");
    Field<ExecOutput, Long> code = b.field("ExitCode", INT64, ExecOutput::exitCode);
    Field<ExecOutput, byte[]> stdout = b.field("Stdout", BYTES, ExecOutput::stdout);
    Field<ExecOutput, byte[]> stderr = b.field("Stderr", BYTES, ExecOutput::stderr);
    Field<ExecOutput, Boolean> truncated = b.field("Truncated", BOOL, ExecOutput::truncated);
    return b.build(
        row -> new ExecOutput(row.get(code), row.get(stdout), row.get(stderr), row.get(truncated)));
  }
}
