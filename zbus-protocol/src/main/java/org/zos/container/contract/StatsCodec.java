package org.zos.container.contract;

import static org.zos.zbus.codec.Codecs.DURATION;
import static org.zos.zbus.codec.Codecs.TIME;
import static org.zos.zbus.codec.Codecs.UINT64;

import java.time.Duration;
import java.time.Instant;
import org.zos.container.contract.ContainerStats.Cpu;
import org.zos.container.contract.ContainerStats.Io;
import org.zos.container.contract.ContainerStats.Memory;
import org.zos.container.contract.ContainerStats.Pids;
import org.zos.zbus.codec.Codec;
import org.zos.zbus.codec.StructCodec;
import org.zos.zbus.codec.StructCodec.Field;

/** How {@link ContainerStats} looks on the wire. */
public final class StatsCodec {
  public static final Codec<ContainerStats> STATS = stats();

  private StatsCodec() {}

  private static Codec<ContainerStats> stats() {
    StructCodec.Builder<ContainerStats> b = StructCodec.named("ContainerStats");
    Field<ContainerStats, Instant> at = b.field("At", TIME, ContainerStats::at);
    Field<ContainerStats, Cpu> cpu = b.field("CPU", cpu(), ContainerStats::cpu);
    Field<ContainerStats, Memory> memory = b.field("Memory", memory(), ContainerStats::memory);
    Field<ContainerStats, Pids> pids = b.field("Pids", pids(), ContainerStats::pids);
    Field<ContainerStats, Io> io = b.field("IO", io(), ContainerStats::io);
    return b.build(row ->
        new ContainerStats(row.get(at), row.get(cpu), row.get(memory), row.get(pids), row.get(io)));
  }

  private static Codec<Cpu> cpu() {
    StructCodec.Builder<Cpu> b = StructCodec.named("CPUStats");
    Field<Cpu, Duration> usage = b.field("Usage", DURATION, Cpu::usage);
    Field<Cpu, Duration> user = b.field("User", DURATION, Cpu::user);
    Field<Cpu, Duration> system = b.field("System", DURATION, Cpu::system);
    Field<Cpu, Duration> throttled = b.field("Throttled", DURATION, Cpu::throttled);
    return b.build(
        row -> new Cpu(row.get(usage), row.get(user), row.get(system), row.get(throttled)));
  }

  private static Codec<Memory> memory() {
    StructCodec.Builder<Memory> b = StructCodec.named("MemoryStats");
    Field<Memory, Long> usage = b.field("Usage", UINT64, Memory::usage);
    Field<Memory, Long> limit = b.field("Limit", UINT64, Memory::limit);
    Field<Memory, Long> cache = b.field("Cache", UINT64, Memory::cache);
    Field<Memory, Long> oomKills = b.field("OOMKills", UINT64, Memory::oomKills);
    return b.build(
        row -> new Memory(row.get(usage), row.get(limit), row.get(cache), row.get(oomKills)));
  }

  private static Codec<Pids> pids() {
    StructCodec.Builder<Pids> b = StructCodec.named("PidsStats");
    Field<Pids, Long> current = b.field("Current", UINT64, Pids::current);
    Field<Pids, Long> limit = b.field("Limit", UINT64, Pids::limit);
    return b.build(row -> new Pids(row.get(current), row.get(limit)));
  }

  private static Codec<Io> io() {
    StructCodec.Builder<Io> b = StructCodec.named("IOStats");
    Field<Io, Long> readBytes = b.field("ReadBytes", UINT64, Io::readBytes);
    Field<Io, Long> writtenBytes = b.field("WrittenBytes", UINT64, Io::writtenBytes);
    Field<Io, Long> reads = b.field("Reads", UINT64, Io::reads);
    Field<Io, Long> writes = b.field("Writes", UINT64, Io::writes);
    return b.build(
        row -> new Io(row.get(readBytes), row.get(writtenBytes), row.get(reads), row.get(writes)));
  }
}
