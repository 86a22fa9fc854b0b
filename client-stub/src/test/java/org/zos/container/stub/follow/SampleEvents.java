package org.zos.container.stub.follow;

import java.time.Instant;
import java.util.List;
import org.zos.container.contract.EventSubject;
import org.zos.container.contract.LifecycleEvent;
import org.zos.container.contract.MountInfo;

/** One event of each type. */
public final class SampleEvents {
  public static final Instant AT = Instant.parse("2026-01-02T03:04:05.006Z");

  private SampleEvents() {}

  public static LifecycleEvent created(String ns, String id) {
    return new LifecycleEvent.Created(AT, subject(ns, id));
  }

  public static LifecycleEvent started(String ns, String id) {
    return new LifecycleEvent.Started(AT, subject(ns, id), 101);
  }

  public static LifecycleEvent exited(String ns, String id) {
    return new LifecycleEvent.Exited(AT, subject(ns, id), 101, 137, 9, true, "out of memory");
  }

  public static LifecycleEvent deleted(String ns, String id) {
    return new LifecycleEvent.Deleted(AT, subject(ns, id), "");
  }

  /** All of them, about one container. */
  public static List<LifecycleEvent> ofEachType(String ns, String id) {
    return List.of(
        created(ns, id),
        started(ns, id),
        exited(ns, id),
        new LifecycleEvent.Oom(AT, subject(ns, id)),
        new LifecycleEvent.Restarting(AT, subject(ns, id), 2, "exit code 137"),
        new LifecycleEvent.GaveUp(AT, subject(ns, id), 4, "exit code 137"),
        deleted(ns, id));
  }

  private static EventSubject subject(String ns, String id) {
    return new EventSubject(
        ns,
        id,
        "uid-7",
        "net-1",
        "/rootfs",
        List.of(MountInfo.bind("/data", "/srv")),
        List.of("blue"),
        "req-1");
  }
}
