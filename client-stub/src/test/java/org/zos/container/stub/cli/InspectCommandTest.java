package org.zos.container.stub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerDetails;
import org.zos.container.contract.ContainerState;
import org.zos.container.contract.LogSettings;
import org.zos.container.contract.LogTarget;
import org.zos.container.contract.MountInfo;
import org.zos.container.contract.RestartPolicy;
import org.zos.container.contract.StatsTarget;
import org.zos.container.stub.FakeModule;
import org.zos.container.stub.cli.Bench.Result;

final class InspectCommandTest {
  private static final Container WEB =
      Container.named("web")
          .rootFs("/rootfs")
          .flist("https://hub/web.flist")
          .env(List.of("A=B", "C=D"))
          .workingDir("/srv")
          .network("net-1")
          .mounts(
              List.of(
                  MountInfo.bind("/data", "/srv"),
                  new MountInfo("tmpfs", "/tmp", "tmpfs", List.of("ro", "size=1m"))))
          .entrypoint("sleep 3600")
          .interactive(true)
          .elevated(true)
          .cpu(2)
          .memory(512L << 20)
          .pids(64)
          .logs(
              List.of(new LogTarget("redis", new LogTarget.Streams("redis://a/o", "redis://a/e"))))
          .stats(List.of(new StatsTarget("redis", "redis://a/s")))
          .createdAt(FakeModule.CREATED)
          .rootFsPropagation("slave")
          .shutdownTimeout(Duration.ofSeconds(3))
          .tags(List.of("blue", "new"))
          .restart(new RestartPolicy("always", Duration.ofSeconds(2), 4, Duration.ofMinutes(1)))
          .log(new LogSettings("raw", 10L << 20, 5))
          .readOnlyRootFs(true)
          .build();

  private static final ContainerState ENDED =
      new ContainerState(
          ContainerState.STOPPED, 0, 0, Instant.parse("2026-01-02T04:00:00Z"), "uid-1");

  private final Bench bench = new Bench();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void showsEverythingInSections() {
    bench.module().put("blue", new ContainerDetails(WEB, ENDED));
    assertThat(bench.run("inspect", "-n", "blue", "web"))
        .isEqualTo(
            Result.ok(
                """
                Container
                  id:           web
                  namespace:    blue
                  created:      2026-01-02T03:04:05Z
                  tags:         blue
                                new
                State
                  status:       stopped
                  exit code:    0
                  exited:       2026-01-02T04:00:00Z
                  uid:          uid-1
                Process
                  entrypoint:   sleep 3600
                  working dir:  /srv
                  env:          A=B
                                C=D
                  network:      net-1
                  privileges:   interactive, elevated
                Files
                  rootfs:       /rootfs
                  flist:        https://hub/web.flist
                  read-only:    yes
                  propagation:  slave
                  mounts:       /data:/srv
                                tmpfs tmpfs:/tmp:ro,size=1m
                Limits
                  cpus:         2
                  memory:       512M
                  pids:         64
                  shutdown:     3s
                Restart
                  policy:       always
                  delay:        2s
                  failures:     4
                  within:       1m
                Output
                  log format:   raw
                  log size:     10M
                  log files:    5
                  stdout to:    redis://a/o
                  stderr to:    redis://a/e
                  stats to:     redis://a/s
                """));
  }

  @Test
  void leavesOutWhatIsNotSet() {
    bench.having("default", "web");
    assertThat(bench.run("inspect", "web"))
        .isEqualTo(
            Result.ok(
                """
                Container
                  id:         web
                  namespace:  default
                  created:    2026-01-02T03:04:05Z
                State
                  status:     running
                  pid:        101
                  uid:        uid-101
                Process
                  network:    net-1
                Files
                  rootfs:     /rootfs
                """));
  }

  @Test
  void givesProgramsTheFieldsOfTheWire() {
    bench.module().put("blue", new ContainerDetails(WEB, ENDED));
    assertThat(bench.run("inspect", "--json", "-n", "blue", "web").out())
        .isEqualTo(
            """
            {"ID":"web","Name":"web","RootFS":"/rootfs","Env":["A=B","C=D"],"WorkingDir":"/srv",\
            "Network":{"Namespace":"net-1"},"Mounts":[{"Source":"/data","Target":"/srv"},\
            {"Source":"tmpfs","Target":"/tmp","Type":"tmpfs","Options":["ro","size=1m"]}],\
            "Entrypoint":"sleep 3600","Interactive":true,"CPU":2,"Memory":536870912,\
            "Logs":[{"Type":"redis","Data":{"Stdout":"redis://a/o","Stderr":"redis://a/e"}}],\
            "Stats":[{"Type":"redis","Endpoint":"redis://a/s"}],"Elevated":true,\
            "CreatedAt":"2026-01-02T03:04:05Z","RootFsPropagation":"slave",\
            "ShutdownTimeout":3000000000,"Flist":"https://hub/web.flist","Tags":["blue","new"],\
            "Restart":{"Policy":"always","Delay":2000000000,"MaxFailures":4,"Window":60000000000},\
            "Log":{"Format":"raw","MaxSize":10485760,"MaxFiles":5},"Pids":64,\
            "ReadOnlyRootFS":true,"State":{"Status":"stopped","Pid":0,"ExitCode":0,\
            "ExitedAt":"2026-01-02T04:00:00Z","Uid":"uid-1"}}
            """);
  }

  @Test
  void saysWhenThereIsNone() {
    assertThat(bench.run("inspect", "-n", "blue", "web"))
        .isEqualTo(Result.failed(ExitCode.NOT_FOUND, "container blue/web not found"));
  }

  @Test
  void wantsAnId() {
    assertThat(bench.run("inspect"))
        .isEqualTo(
            Result.failed(
                ExitCode.USAGE, "Missing required parameter: 'ID'; see 'contctl inspect --help'"));
  }
}
