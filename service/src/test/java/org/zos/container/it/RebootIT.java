package org.zos.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.zos.container.contract.ContainerState;
import org.zos.container.contract.LifecycleEvent.Restarting;
import org.zos.container.contract.RestartPolicy;
import org.zos.container.stub.ContainerStub;
import org.zos.container.testing.node.ContdProcess;
import org.zos.container.testing.node.FlistServer;
import org.zos.container.testing.node.PowerCut;
import org.zos.container.testing.node.TestNode;
import org.zos.zbus.testing.ChildProcess;
import org.zos.zbus.testing.Eventually;

/** A node is reset: what should run is started once the other layers have made what it needs. */
class RebootIT {
  private static final String NS = "reboot";
  private static final String URL = "https://hub.example/zos/busybox.flist";
  private static final TestNode NODE = TestNode.start();

  @AfterAll
  static void stop() {
    NODE.close();
  }

  private static RestartPolicy soon(String policy) {
    return new RestartPolicy(policy, Duration.ofMillis(200), 0, Duration.ZERO);
  }

  private static Told told(String id) {
    return new Told(NODE, NS, id);
  }

  private static FlistServer flists() {
    FlistServer server = new FlistServer(NODE);
    server.put(URL, NODE.folder().resolve("flist-content"));
    return server;
  }

  private static void run(ContainerStub stub, String id, String script, String policy) {
    stub.run(NS, NODE.script(id, script).restart(soon(policy)).build());
  }

  private static String status(ContainerStub stub, String id) {
    return stub.inspect(NS, id).state().status();
  }

  @Test
  void whatShouldRunIsStartedOnceTheNodeHasWhatItNeeds() throws Exception {
    Path away = NODE.folder().resolve("away");
    ChildProcess.run(
        List.of(
            "cp",
            "-a",
            NODE.rootFs().toString(),
            NODE.folder().resolve("flist-content").toString()));
    try (FlistServer _ = flists()) {
      runAll();
    }
    PowerCut.of(NODE);
    Files.move(NODE.rootFs(), away);
    NODE.redis().restart();
    NODE.containerd().restart();
    try (FlistServer flists = flists();
        ContdProcess contd = NODE.contd();
        ContainerStub stub = NODE.stub()) {
      told("runs").await("restarting", 2);
      told("flist").await("restarting", 2);
      assertThat(told("runs").count("started")).isZero();
      ChildProcess.run(List.of("ip", "netns", "add", NODE.netns()));
      Files.move(away, NODE.rootFs());
      List.of("runs", "fails", "flist")
          .forEach(id ->
              Eventually.that(
                  id + " runs again", () -> status(stub, id).equals(ContainerState.RUNNING)));
      assertThat(flists.mounted()).containsExactly("contd-reboot-flist");
      assertThat(told("runs").all(Restarting.class)).extracting(Restarting::attempt).startsWith(1L);
      assertThat(told("runs").count("gave-up")).isZero();
      assertThat(told("crash").types()).containsExactly("created", "started", "exited", "gave-up");
      assertNothingElseWasStarted(stub);
      stub.list(NS).forEach(id -> stub.delete(NS, id));
      assertThat(contd.isAlive()).isTrue();
    }
  }

  private static void runAll() {
    try (ContdProcess contd = NODE.contd();
        ContainerStub stub = NODE.stub()) {
      run(stub, "runs", "exec sleep 1000", "always");
      run(stub, "fails", "exec sleep 1000", "on-failure");
      run(stub, "never", "exec sleep 1000", "never");
      run(stub, "done", "exit 0", "on-failure");
      run(stub, "crash", "exit 3", "always");
      run(stub, "stopped", "trap '' TERM; while :; do sleep 1; done", "always");
      run(stub, "deleted", "exec sleep 1000", "always");
      stub.run(
          NS,
          NODE.script("flist", "exec sleep 1000")
              .rootFs("")
              .flist(URL)
              .restart(soon("always"))
              .build());
      stub.signalDelete(NS, "stopped");
      stub.delete(NS, "deleted");
      told("done").await("exited", 1);
      told("crash").await("gave-up", 1);
      contd.kill();
    }
  }

  private static void assertNothingElseWasStarted(ContainerStub stub) {
    run(stub, "after", "exit 1", "always");
    told("after").await("started", 3);
    assertThat(stub.list(NS))
        .containsExactlyInAnyOrder(
            "runs", "fails", "never", "done", "crash", "stopped", "flist", "after");
    for (String id : List.of("never", "done", "crash", "stopped")) {
      assertThat(status(stub, id)).as(id).isNotEqualTo(ContainerState.RUNNING);
      assertThat(told(id).count("restarting")).as(id).isZero();
    }
  }
}
