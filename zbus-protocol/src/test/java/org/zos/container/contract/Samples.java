package org.zos.container.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Values with every field set to something of its own, so that none can hide behind another. */
final class Samples {
  static final Instant AT = Instant.parse("2026-11-23T10:20:30.123456789Z");

  static final MountInfo MOUNT =
      new MountInfo("/mnt/data", "/data, \"q\"", "bind", List.of("rbind", "ro"));

  static final EventSubject SUBJECT =
      new EventSubject(
          "tenant",
          "web",
          "uid-1",
          "net-1",
          "/mnt/web",
          List.of(MOUNT, MountInfo.bind("/a", "/b")),
          List.of("role=web", "naïve \"✓\""),
          "request-1");

  static final Container CONTAINER =
      Container.named("web")
          .rootFs("/mnt/web")
          .env(List.of("A=1"))
          .workingDir("/srv")
          .network("net-1")
          .mounts(List.of(MOUNT))
          .entrypoint("/bin/web --port 80")
          .interactive(true)
          .cpu(2)
          .memory(512L << 20)
          .logs(
              List.of(new LogTarget("redis", new LogTarget.Streams("redis://h/1", "redis://h/2"))))
          .stats(List.of(new StatsTarget("redis", "redis://h/3")))
          .elevated(true)
          .createdAt(AT)
          .rootFsPropagation("slave")
          .shutdownTimeout(Duration.ofSeconds(5))
          .flist("https://hub.example/web.flist")
          .tags(List.of("role=web"))
          .restart(new RestartPolicy("on-failure", Duration.ofSeconds(1), 3, Duration.ofMinutes(2)))
          .log(new LogSettings("cri", 1 << 20, 2))
          .pids(100)
          .readOnlyRootFs(true)
          .build();

  static final ContainerState STATE =
      new ContainerState(ContainerState.STOPPED, 0, 137, AT.plusSeconds(1), "uid-1");

  private Samples() {}
}
