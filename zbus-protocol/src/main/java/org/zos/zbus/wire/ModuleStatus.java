package org.zos.zbus.wire;

import java.time.Instant;
import java.util.List;

/**
 * What a module says of itself on its status queue.
 *
 * @param objects the objects that it serves
 * @param workers the calls that it works on, and at least one free worker while it would take more
 */
public record ModuleStatus(List<ObjectId> objects, List<Worker> workers) {
  public ModuleStatus {
    objects = List.copyOf(objects);
    workers = List.copyOf(workers);
  }

  /**
   * One worker.
   *
   * @param state {@code busy} or {@code free}, as the reference says it
   * @param startTime when it became so
   * @param action what it works on, for example {@code [container@0.0.1].Run()}; empty when free
   */
  public record Worker(String state, Instant startTime, String action) {
    public static final String BUSY = "busy";
    public static final String FREE = "free";
  }
}
