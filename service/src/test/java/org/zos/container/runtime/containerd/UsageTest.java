package org.zos.container.runtime.containerd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.zos.container.contract.ContainerStats;
import org.zos.container.runtime.EngineException;
import org.zos.container.runtime.containerd.api.cgroup1.BlkIOEntry;
import org.zos.container.runtime.containerd.api.cgroup1.BlkIOStat;
import org.zos.container.runtime.containerd.api.cgroup1.CPUUsage;
import org.zos.container.runtime.containerd.api.cgroup1.MemoryEntry;
import org.zos.container.runtime.containerd.api.cgroup1.MemoryOomControl;
import org.zos.container.runtime.containerd.api.cgroup1.Throttle;
import org.zos.container.runtime.containerd.api.cgroup2.IOEntry;
import org.zos.container.runtime.containerd.api.cgroup2.IOStat;
import org.zos.container.runtime.containerd.api.cgroup2.MemoryEvents;
import org.zos.container.runtime.containerd.api.types.Metric;

/** What containerd's answers of each kind mean. */
final class UsageTest {
  private static final String VERSION_1 = "io.containerd.cgroups.v1.Metrics";
  private static final String VERSION_2 = "io.containerd.cgroups.v2.Metrics";

  /** What the kernel writes for "no limit" of memory: the largest multiple of a page. */
  private static final long NO_LIMIT = 0x7ffffffffffff000L;

  private static final Instant THEN = Instant.ofEpochSecond(1_700_000_000, 5);

  private static ContainerStats read(String type, ByteString data) {
    return Usage.of(
        "measuring it",
        Metric.newBuilder()
            .setId("web")
            .setTimestamp(Timestamp.newBuilder().setSeconds(1_700_000_000).setNanos(5))
            .setData(Any.newBuilder().setTypeUrl(type).setValue(data))
            .build());
  }

  private static ContainerStats read(String type, MessageLite data) {
    return read(type, data.toByteString());
  }

  private static org.zos.container.runtime.containerd.api.cgroup1.CPUStat cpu1() {
    return org.zos.container.runtime.containerd.api.cgroup1.CPUStat.newBuilder()
        .setUsage(
            CPUUsage.newBuilder().setTotal(3_000_000_001L).setUser(2_000_000_000).setKernel(7))
        .setThrottling(Throttle.newBuilder().setThrottledTime(11))
        .build();
  }

  private static BlkIOEntry entry(String op, long value) {
    return BlkIOEntry.newBuilder().setOp(op).setValue(value).build();
  }

  private static org.zos.container.runtime.containerd.api.cgroup1.Metrics version1(long limit) {
    return org.zos.container.runtime.containerd.api.cgroup1.Metrics.newBuilder()
        .setCpu(cpu1())
        .setMemory(
            org.zos.container.runtime.containerd.api.cgroup1.MemoryStat.newBuilder()
                .setTotalCache(1000)
                .setUsage(MemoryEntry.newBuilder().setUsage(5000).setLimit(limit)))
        .setMemoryOomControl(MemoryOomControl.newBuilder().setOomKill(3))
        .setPids(
            org.zos.container.runtime.containerd.api.cgroup1.PidsStat.newBuilder()
                .setCurrent(4)
                .setLimit(4096))
        .setBlkio(
            BlkIOStat.newBuilder()
                .addIoServiceBytesRecursive(entry("Read", 100))
                .addIoServiceBytesRecursive(entry("Write", 10))
                .addIoServiceBytesRecursive(entry("Total", 110))
                .addIoServiceBytesRecursive(entry("read", 1))
                .addIoServicedRecursive(entry("Read", 6))
                .addIoServicedRecursive(entry("Write", 7)))
        .build();
  }

  @Test
  void readsTheFirstVersion() {
    assertThat(read(VERSION_1, version1(268_435_456)))
        .isEqualTo(
            new ContainerStats(
                THEN,
                new ContainerStats.Cpu(
                    Duration.ofNanos(3_000_000_001L),
                    Duration.ofSeconds(2),
                    Duration.ofNanos(7),
                    Duration.ofNanos(11)),
                new ContainerStats.Memory(5000, 268_435_456, 1000, 3),
                new ContainerStats.Pids(4, 4096),
                new ContainerStats.Io(101, 10, 6, 7)));
  }

  @Test
  void readsTheSecondVersion() {
    assertThat(read(VERSION_2, version2(268_435_456, 4096)))
        .isEqualTo(
            new ContainerStats(
                THEN,
                new ContainerStats.Cpu(
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(1),
                    Duration.ofNanos(9000)),
                new ContainerStats.Memory(5000, 268_435_456, 1000, 3),
                new ContainerStats.Pids(4, 4096),
                new ContainerStats.Io(101, 12, 6, 8)));
  }

  private static org.zos.container.runtime.containerd.api.cgroup2.Metrics version2(
      long memory, long pids) {
    return org.zos.container.runtime.containerd.api.cgroup2.Metrics.newBuilder()
        .setCpu(
            org.zos.container.runtime.containerd.api.cgroup2.CPUStat.newBuilder()
                .setUsageUsec(3_000_000)
                .setUserUsec(2_000_000)
                .setSystemUsec(1_000_000)
                .setThrottledUsec(9))
        .setMemory(
            org.zos.container.runtime.containerd.api.cgroup2.MemoryStat.newBuilder()
                .setFile(1000)
                .setUsage(5000)
                .setUsageLimit(memory))
        .setMemoryEvents(MemoryEvents.newBuilder().setOomKill(3))
        .setPids(
            org.zos.container.runtime.containerd.api.cgroup2.PidsStat.newBuilder()
                .setCurrent(4)
                .setLimit(pids))
        .setIo(
            IOStat.newBuilder()
                .addUsage(IOEntry.newBuilder().setRbytes(100).setWbytes(10).setRios(5).setWios(7))
                .addUsage(IOEntry.newBuilder().setRbytes(1).setWbytes(2).setRios(1).setWios(1)))
        .build();
  }

  /** The node counts processes and I/O by the second version, of which the first knows nothing. */
  @Test
  void readsWhatThereIsOfAMixture() {
    var mixture = version1(268_435_456).toBuilder().clearPids().clearBlkio().build();
    ContainerStats stats = read(VERSION_1, mixture);
    assertThat(stats.cpu().usage()).isEqualTo(Duration.ofNanos(3_000_000_001L));
    assertThat(stats.memory().usage()).isEqualTo(5000);
    assertThat(stats.pids()).isEqualTo(new ContainerStats.Pids(0, 0));
    assertThat(stats.io()).isEqualTo(new ContainerStats.Io(0, 0, 0, 0));
  }

  @Test
  void readsAnAnswerInWhichNothingIsCounted() {
    ContainerStats nothing =
        new ContainerStats(
            THEN,
            ContainerStats.NONE.cpu(),
            ContainerStats.NONE.memory(),
            ContainerStats.NONE.pids(),
            ContainerStats.NONE.io());
    assertThat(read(VERSION_1, ByteString.EMPTY)).isEqualTo(nothing);
    assertThat(read(VERSION_2, ByteString.EMPTY)).isEqualTo(nothing);
  }

  @Test
  void aLimitThatIsNoneIsZero() {
    assertThat(read(VERSION_1, version1(NO_LIMIT)).memory().limit()).isZero();
    ContainerStats stats = read(VERSION_2, version2(-1, -1));
    assertThat(stats.memory().limit()).isZero();
    assertThat(stats.pids().limit()).isZero();
  }

  @Test
  void aTypeMayStandBehindAHost() {
    assertThat(read("type.googleapis.com/" + VERSION_2, version2(1, 1)).pids().current())
        .isEqualTo(4);
  }

  @Test
  void saysWhatItCanNotRead() {
    assertThatThrownBy(() -> read("io.containerd.cgroups.v3.Metrics", ByteString.EMPTY))
        .isInstanceOf(EngineException.Failed.class)
        .hasMessageContainingAll("measuring it", "io.containerd.cgroups.v3.Metrics");
    assertThatThrownBy(() -> read(VERSION_1, ByteString.copyFromUtf8("no message")))
        .isInstanceOf(EngineException.Failed.class)
        .hasMessageContaining(VERSION_1);
  }
}
