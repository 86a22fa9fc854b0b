package org.zos.container.contract;

import java.time.Instant;
import org.zos.zbus.codec.Codecs;

/**
 * What a container's process does right now.
 *
 * @param status {@code created}, {@code running}, {@code paused}, {@code stopped} or {@code
 *     unknown}
 * @param pid on the host; zero when there is no process
 * @param exitCode of the process that stopped; a signal N counts as 128 + N
 * @param exitedAt when it stopped; the zero time when it has not
 * @param uid names this incarnation: another container of the same name has another
 * @param oomKilled whether the kernel killed something in it for want of memory before it stopped
 */
public record ContainerState(
    String status, long pid, long exitCode, Instant exitedAt, String uid, boolean oomKilled) {
  public static final String CREATED = "created";
  public static final String RUNNING = "running";
  public static final String PAUSED = "paused";
  public static final String STOPPED = "stopped";
  public static final String UNKNOWN = "unknown";

  /** The state of one that did not run out of memory. */
  public ContainerState(String status, long pid, long exitCode, Instant exitedAt, String uid) {
    this(status, pid, exitCode, exitedAt, uid, false);
  }

  /** Nothing is known, for example because an older module answered. */
  public static final ContainerState NONE = new ContainerState(UNKNOWN, 0, 0, Codecs.ZERO_TIME, "");
}
