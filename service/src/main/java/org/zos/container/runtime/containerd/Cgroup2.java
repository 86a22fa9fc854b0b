package org.zos.container.runtime.containerd;

import static org.zos.container.runtime.containerd.Usage.count;
import static org.zos.container.runtime.containerd.Usage.limit;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.ToLongFunction;
import org.zos.container.contract.ContainerStats;
import org.zos.container.contract.ContainerStats.Cpu;
import org.zos.container.contract.ContainerStats.Io;
import org.zos.container.contract.ContainerStats.Memory;
import org.zos.container.contract.ContainerStats.Pids;
import org.zos.container.runtime.containerd.api.cgroup2.IOEntry;
import org.zos.container.runtime.containerd.api.cgroup2.Metrics;

/** A measurement by control groups of the second version. */
final class Cgroup2 {
  private Cgroup2() {}

  static ContainerStats usage(Instant at, ByteString data) throws InvalidProtocolBufferException {
    Metrics metrics = Metrics.parseFrom(data);
    return new ContainerStats(at, cpu(metrics), memory(metrics), pids(metrics), io(metrics));
  }

  private static Cpu cpu(Metrics metrics) {
    var cpu = metrics.getCpu();
    return new Cpu(
        micros(cpu.getUsageUsec()),
        micros(cpu.getUserUsec()),
        micros(cpu.getSystemUsec()),
        micros(cpu.getThrottledUsec()));
  }

  private static Duration micros(long micros) {
    return Duration.of(count(micros), ChronoUnit.MICROS);
  }

  private static Memory memory(Metrics metrics) {
    var memory = metrics.getMemory();
    return new Memory(
        count(memory.getUsage()),
        limit(memory.getUsageLimit()),
        count(memory.getFile()),
        count(metrics.getMemoryEvents().getOomKill()));
  }

  private static Pids pids(Metrics metrics) {
    return new Pids(count(metrics.getPids().getCurrent()), limit(metrics.getPids().getLimit()));
  }

  private static Io io(Metrics metrics) {
    return new Io(
        sum(metrics, IOEntry::getRbytes),
        sum(metrics, IOEntry::getWbytes),
        sum(metrics, IOEntry::getRios),
        sum(metrics, IOEntry::getWios));
  }

  private static long sum(Metrics metrics, ToLongFunction<IOEntry> of) {
    return metrics.getIo().getUsageList().stream()
        .mapToLong(entry -> count(of.applyAsLong(entry)))
        .sum();
  }
}
