package org.zos.container.runtime.containerd;

import static org.zos.container.runtime.containerd.Usage.count;
import static org.zos.container.runtime.containerd.Usage.limit;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.zos.container.contract.ContainerStats;
import org.zos.container.contract.ContainerStats.Cpu;
import org.zos.container.contract.ContainerStats.Io;
import org.zos.container.contract.ContainerStats.Memory;
import org.zos.container.contract.ContainerStats.Pids;
import org.zos.container.runtime.containerd.api.cgroup1.BlkIOEntry;
import org.zos.container.runtime.containerd.api.cgroup1.Metrics;

/** A measurement by control groups of the first version, also where some are of the second. */
final class Cgroup1 {
  private Cgroup1() {}

  static ContainerStats usage(Instant at, ByteString data) throws InvalidProtocolBufferException {
    Metrics metrics = Metrics.parseFrom(data);
    return new ContainerStats(at, cpu(metrics), memory(metrics), pids(metrics), io(metrics));
  }

  private static Cpu cpu(Metrics metrics) {
    var usage = metrics.getCpu().getUsage();
    return new Cpu(
        nanos(usage.getTotal()),
        nanos(usage.getUser()),
        nanos(usage.getKernel()),
        nanos(metrics.getCpu().getThrottling().getThrottledTime()));
  }

  private static Duration nanos(long nanos) {
    return Duration.ofNanos(count(nanos));
  }

  private static Memory memory(Metrics metrics) {
    var memory = metrics.getMemory();
    return new Memory(
        count(memory.getUsage().getUsage()),
        limit(memory.getUsage().getLimit()),
        count(memory.getTotalCache()),
        count(metrics.getMemoryOomControl().getOomKill()));
  }

  private static Pids pids(Metrics metrics) {
    return new Pids(count(metrics.getPids().getCurrent()), limit(metrics.getPids().getLimit()));
  }

  private static Io io(Metrics metrics) {
    List<BlkIOEntry> bytes = metrics.getBlkio().getIoServiceBytesRecursiveList();
    List<BlkIOEntry> times = metrics.getBlkio().getIoServicedRecursiveList();
    return new Io(sum(bytes, "Read"), sum(bytes, "Write"), sum(times, "Read"), sum(times, "Write"));
  }

  private static long sum(List<BlkIOEntry> entries, String operation) {
    return entries.stream()
        .filter(entry -> entry.getOp().equalsIgnoreCase(operation))
        .mapToLong(entry -> count(entry.getValue()))
        .sum();
  }
}
