package org.zos.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.zos.container.contract.ContainerState;
import org.zos.container.contract.LifecycleEvent.GaveUp;
import org.zos.container.contract.LifecycleEvent.Restarting;
import org.zos.container.contract.RestartPolicy;
import org.zos.container.stub.ContainerStub;
import org.zos.container.testing.node.ContdProcess;
import org.zos.container.testing.node.ProvisionServer;
import org.zos.container.testing.node.TestNode;
import org.zos.container.testing.node.Traces;
import org.zos.zbus.testing.ChildProcess;
import org.zos.zbus.testing.Eventually;

/**
 * Containers whose processes end are started again, as their callers asked. {@code make soak} has
 * them crash less often, and their root file system away for longer.
 */
class SupervisionIT {
  private static final String NS = "restarts";

  /** How far apart ends are that are not too close, in seconds. */
  private static final int APART = Integer.getInteger("soak.apart", 3);

  /** How long a root file system is away: longer than four tries take. */
  private static final Duration AWAY = Duration.ofSeconds(Integer.getInteger("soak.away", 10));

  private static final Duration SOON = Duration.ofMillis(200);
  private static final TestNode NODE = TestNode.start();
  private static ProvisionServer provision;
  private static ContdProcess contd;
  private static ContainerStub stub;

  @BeforeAll
  static void start() {
    provision = new ProvisionServer(NODE);
    contd = NODE.contd();
    stub = NODE.stub();
  }

  @AfterAll
  static void stop() {
    stub.close();
    contd.close();
    provision.close();
    NODE.close();
  }

  private static Told run(String id, String script, RestartPolicy policy) {
    stub.run(NS, NODE.script(id, script).restart(policy).build());
    return new Told(NODE, NS, id);
  }

  private static RestartPolicy soon(String policy) {
    return new RestartPolicy(policy, SOON, 0, Duration.ZERO);
  }

  /** By the time that this returns, another one would have been started again too. */
  private static void awaitRestartsOfAnother(String id) {
    Told other = run(id, "exit 1", soon(""));
    other.await("started", 3);
    stub.delete(NS, id);
  }

  private static ContainerState state(String id) {
    return stub.inspect(NS, id).state();
  }

  @Test
  void oneThatCrashesAgainAndAgainIsGivenUpAtItsFourthFailureAndKept() {
    Told told = run("crash", "exit 3", RestartPolicy.DEFAULT);
    told.await("gave-up", 1);
    assertThat(told.types())
        .containsExactly(
            "created",
            "started",
            "exited",
            "restarting",
            "started",
            "exited",
            "restarting",
            "started",
            "exited",
            "restarting",
            "started",
            "exited",
            "gave-up");
    String reason = "it ended with exit code 3";
    assertThat(told.all(Restarting.class))
        .extracting(Restarting::attempt)
        .containsExactly(1L, 2L, 3L);
    assertThat(told.all(Restarting.class)).extracting(Restarting::reason).containsOnly(reason);
    GaveUp gaveUp = told.all(GaveUp.class).getFirst();
    assertThat(gaveUp.attempt()).isEqualTo(3);
    assertThat(gaveUp.reason()).isEqualTo(reason);
    assertThat(Duration.between(told.events().getFirst().at(), gaveUp.at()))
        .isLessThan(Duration.ofMinutes(1));
    assertThat(state("crash").status()).isEqualTo(ContainerState.STOPPED);
    assertThat(state("crash").exitCode()).isEqualTo(3);
    Eventually.that("the provision module is told", () -> !toldToProvision("crash").isEmpty());
    awaitRestartsOfAnother("after-crash");
    assertThat(toldToProvision("crash")).containsExactly("crash: " + reason);
    assertThat(told.types()).endsWith("gave-up");
    stub.delete(NS, "crash");
    assertThat(Traces.of(NODE).stream().filter(each -> each.contains("crash"))).isEmpty();
  }

  private static List<String> toldToProvision(String id) {
    return provision.told().stream().filter(each -> each.startsWith(id + ":")).toList();
  }

  @Test
  void anEndThatThePolicyIsContentWithIsTheLast() {
    Told well = run("well", "exit 0", soon("on-failure"));
    Told badly = run("badly", "exit 1", soon("on-failure"));
    Told once = run("once", "exit 1", soon("never"));
    Told again = run("again", "exit 0", soon("always"));
    badly.await("started", 3);
    again.await("started", 3);
    awaitRestartsOfAnother("after-ends");
    assertThat(well.types()).containsExactly("created", "started", "exited");
    assertThat(once.types()).containsExactly("created", "started", "exited");
    assertThat(state("well").status()).isEqualTo(ContainerState.STOPPED);
    List.of("well", "badly", "once", "again").forEach(id -> stub.delete(NS, id));
  }

  @Test
  void oneThatCrashesFarEnoughApartIsNotGivenUp() {
    Duration window = Duration.ofSeconds(2L * APART);
    RestartPolicy policy = new RestartPolicy("always", SOON, 4, window);
    Told told = run("apart", "sleep " + APART + "; exit 1", policy);
    for (int starts = 2; starts <= 7; starts++) {
      told.await("started", starts);
    }
    assertThat(told.count("gave-up")).isZero();
    assertThat(told.all(Restarting.class)).extracting(Restarting::attempt).startsWith(1L, 2L);
    stub.delete(NS, "apart");
  }

  @Test
  void oneWhoseRootFileSystemIsAwayIsNotGivenUpAndComesBackWithIt() throws Exception {
    Path rootfs = NODE.folder().resolve("mine");
    Path away = NODE.folder().resolve("away");
    ChildProcess.run(List.of("cp", "-a", NODE.rootFs().toString(), rootfs.toString()));
    stub.run(
        NS,
        NODE.script("rooted", "exec sleep 1000")
            .rootFs(rootfs.toString())
            .restart(soon(""))
            .build());
    Told told = new Told(NODE, NS, "rooted");
    long before = state("rooted").pid();
    Files.move(rootfs, away);
    ProcessHandle.of(before).orElseThrow().destroyForcibly();
    told.await("restarting", 3);
    Thread.sleep(AWAY);
    assertThat(reasons(told)).contains("exit code 137").contains(rootfs.toString());
    assertThat(told.count("gave-up")).isZero();
    assertThat(told.count("started")).isEqualTo(1);
    Files.move(away, rootfs);
    told.await("started", 2);
    assertThat(state("rooted").status()).isEqualTo(ContainerState.RUNNING);
    assertThat(told.count("exited")).isEqualTo(1);
    stub.delete(NS, "rooted");
    ChildProcess.run(List.of("rm", "-r", rootfs.toString()));
  }

  private static String reasons(Told told) {
    return told.all(Restarting.class).stream()
        .map(Restarting::reason)
        .collect(Collectors.joining("\n"));
  }

  @Test
  void oneThatWaitsToBeStartedIsDeletedAtOnce() {
    Told told = run("waits", "exit 1", later(Duration.ofHours(1)));
    told.await("restarting", 1);
    stub.delete(NS, "waits");
    assertThat(stub.list(NS)).doesNotContain("waits");
    told.await("deleted", 1);
    assertThat(told.types())
        .containsExactly("created", "started", "exited", "restarting", "deleted");
    assertThat(Traces.of(NODE).stream().filter(each -> each.contains("waits"))).isEmpty();
  }

  private static RestartPolicy later(Duration delay) {
    return new RestartPolicy("always", delay, 0, Duration.ZERO);
  }

  @Test
  void oneThatWaitsToBeStartedIsNotWhenItIsToldToEnd() {
    Told told = run("told", "exit 1", later(Duration.ofSeconds(3)));
    told.await("restarting", 1);
    stub.signalDelete(NS, "told");
    Told other = run("other", "exit 1", later(Duration.ofSeconds(3)));
    other.await("started", 2);
    assertThat(told.types()).containsExactly("created", "started", "exited", "restarting");
    assertThat(state("told").status()).isEqualTo(ContainerState.STOPPED);
    stub.delete(NS, "told");
    stub.delete(NS, "other");
  }

  /** Its process takes its time to end: more than the delay before a restart. */
  @Test
  void oneThatIsToldToEndIsNotStartedHoweverLongItTakes() throws IOException {
    String script = "trap 'sleep 2; exit 1' TERM; touch /ready; while :; do sleep 0.1; done";
    Told told = run("slow", script, soon(""));
    Path ready = NODE.rootFs().resolve("ready");
    Eventually.that("it takes TERM", () -> Files.exists(ready));
    stub.signalDelete(NS, "slow");
    told.await("exited", 1);
    awaitRestartsOfAnother("after-slow");
    assertThat(told.types()).containsExactly("created", "started", "exited");
    stub.delete(NS, "slow");
    Files.delete(ready);
  }
}
