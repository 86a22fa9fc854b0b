package org.zos.container.contract;

import java.time.Duration;
import java.time.Instant;
import org.zos.zbus.codec.Codecs;

/**
 * What a container uses, at one moment. Counters run from its start; what the node does not count
 * is zero.
 *
 * @param at when it was measured
 * @param cpu time on CPUs
 * @param memory bytes
 * @param pids processes and threads
 * @param io what went to and came from block devices; what stayed in the page cache is not in it
 */
public record ContainerStats(Instant at, Cpu cpu, Memory memory, Pids pids, Io io) {
  /** Nothing was measured. */
  public static final ContainerStats NONE =
      new ContainerStats(
          Codecs.ZERO_TIME,
          new Cpu(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO),
          new Memory(0, 0, 0, 0),
          new Pids(0, 0),
          new Io(0, 0, 0, 0));

  /**
   * Time on all CPUs together.
   *
   * @param usage in all
   * @param user of it, in programs
   * @param system of it, in the kernel
   * @param throttled how long it had to wait for its limit
   */
  public record Cpu(Duration usage, Duration user, Duration system, Duration throttled) {}

  /**
   * Memory in bytes.
   *
   * @param usage now, with the page cache
   * @param limit zero for none
   * @param cache of the usage, what the kernel can take back: the contents of files
   * @param oomKills how many processes the kernel has killed for want of memory
   */
  public record Memory(long usage, long limit, long cache, long oomKills) {}

  /**
   * Processes and threads.
   *
   * @param current how many there are
   * @param limit how many there may be; zero for no limit
   */
  public record Pids(long current, long limit) {}

  /**
   * Input and output of block devices.
   *
   * @param readBytes read from them
   * @param writtenBytes written to them
   * @param reads how many times
   * @param writes how many times
   */
  public record Io(long readBytes, long writtenBytes, long reads, long writes) {}
}
