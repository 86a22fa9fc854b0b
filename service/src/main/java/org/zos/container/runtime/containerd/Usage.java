package org.zos.container.runtime.containerd;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import org.zos.container.contract.ContainerStats;
import org.zos.container.runtime.EngineException;
import org.zos.container.runtime.containerd.api.types.Metric;

/** What a task uses, as containerd tells it on each version of control groups. */
final class Usage {
  private static final String VERSION_1 = "io.containerd.cgroups.v1.Metrics";
  private static final String VERSION_2 = "io.containerd.cgroups.v2.Metrics";

  /** Nobody has so much: the first version writes "no limit" as such a number, the second as -1. */
  private static final long UNLIMITED = 1L << 60;

  private Usage() {}

  /**
   * Reads a measurement.
   *
   * @param what was asked, for messages
   */
  static ContainerStats of(String what, Metric metric) {
    Instant at = Timestamps.instant(metric.getTimestamp());
    Any data = metric.getData();
    String type = typeName(data);
    try {
      return switch (type) {
        case VERSION_1 -> Cgroup1.usage(at, data.getValue());
        case VERSION_2 -> Cgroup2.usage(at, data.getValue());
        default -> throw new InvalidProtocolBufferException("nobody knows this type");
      };
    } catch (InvalidProtocolBufferException e) {
      throw new EngineException.Failed(
          "%s: containerd's answer of type '%s' can't be read".formatted(what, type), e);
    }
  }

  /** The type's full name, which may stand behind a host. */
  private static String typeName(Any data) {
    return data.getTypeUrl().substring(data.getTypeUrl().lastIndexOf('/') + 1);
  }

  /** An unsigned number; one that no long can hold counts nothing that there is. */
  static long count(long unsigned) {
    return Math.max(unsigned, 0);
  }

  /** A limit, or zero for none. */
  static long limit(long unsigned) {
    return unsigned < 0 || unsigned >= UNLIMITED ? 0 : unsigned;
  }
}
