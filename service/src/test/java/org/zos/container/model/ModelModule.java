package org.zos.container.model;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.zos.container.contract.Container;
import org.zos.container.contract.RestartPolicy;
import org.zos.container.kernel.TermCheck;
import org.zos.container.operation.Completion;
import org.zos.container.operation.Decommissions;
import org.zos.container.operation.Delete;
import org.zos.container.operation.Execs;
import org.zos.container.operation.LostCommands;
import org.zos.container.operation.Reconciliation;
import org.zos.container.operation.Restarts;
import org.zos.container.operation.Revival;
import org.zos.container.operation.Run;
import org.zos.container.operation.SignalDelete;
import org.zos.container.operation.Tending;
import org.zos.container.operation.Upkeep;
import org.zos.container.publish.EventPublisher;
import org.zos.container.rootfs.Directories;
import org.zos.container.runtime.ContainerEngine;
import org.zos.container.runtime.KernelCounters;
import org.zos.container.supervise.ContainerLocks;
import org.zos.container.supervise.MemoryKills;
import org.zos.container.supervise.Supervisor;
import org.zos.container.testing.FakeCapture;
import org.zos.container.testing.FakeExecs;
import org.zos.container.testing.FakeTrees;
import org.zos.zbus.transport.Backoff;
import org.zos.zbus.transport.EventLog;

/** One instance of the module: its real parts, as they are wired in the program. */
final class ModelModule {
  private static final Duration PAUSE = Duration.ofMillis(1);
  private static final Duration IDLE = Duration.ofMillis(4);

  private final ModelNode node;
  private final Life life;
  private final EventPublisher publisher;
  private final Supervisor supervisor;
  private final Reconciliation reconciliation;
  private final Run run;
  private final Delete delete;
  private final SignalDelete signal;
  private boolean begun;

  ModelModule(ModelNode node, String name) {
    this.node = node;
    this.life = new Life(node::fault);
    ContainerEngine engine = life.guard(ContainerEngine.class, node.breakableEngine());
    MemoryKills kills =
        new MemoryKills(life.guard(KernelCounters.class, new ModelCounters(node.truth())));
    this.publisher =
        new EventPublisher(
            life.guard(EventLog.class, node.redis().log()), node.clock(), backoff(), IDLE);
    Execs commands = new Execs();
    ModelInstances instances = new ModelInstances(node, name);
    Upkeep upkeep =
        new Upkeep(
            engine,
            node.outputs(),
            new Directories(),
            TermCheck.NONE,
            kills,
            instances,
            new ContainerLocks(ref -> node.claims().take(ref, life)),
            ModelModule::backoff,
            background());
    LostCommands lost =
        new LostCommands(
            new FakeExecs(node.engine(), node.clock()),
            new FakeTrees(),
            new FakeCapture(),
            commands,
            instances,
            ModelModule::backoff,
            background());
    Decommissions decommissions =
        new Decommissions(engine, node.provision(), ModelModule::backoff, background());
    Revival revival = new Revival(engine, node.outputs(), new Directories(), node.host(), upkeep);
    Tending tending =
        new Tending(engine, kills, revival, decommissions, upkeep, publisher, node.clock());
    Restarts restarts =
        new Restarts(
            tending, decommissions, upkeep, this::pause, ModelModule::backoff, background());
    this.reconciliation =
        new Reconciliation(
            engine, node.outputs(), new Directories(), lost, restarts, upkeep, background());
    this.supervisor =
        new Supervisor(engine, publisher, kills, reconciliation, backoff(), node.clock());
    this.run =
        new Run(
            engine,
            supervisor,
            node.outputs(),
            new Completion(new Directories(), node.host()),
            upkeep,
            node.host(),
            node::nextUid);
    this.delete = new Delete(engine, upkeep, commands);
    this.signal = new SignalDelete(engine, upkeep);
  }

  private static Backoff backoff() {
    return new Backoff(PAUSE, PAUSE, RandomGenerator.getDefault());
  }

  private Executor background() {
    return work ->
        Thread.ofVirtual()
            .name("background")
            .start(() -> {
              try {
                work.run();
              } catch (Life.Killed e) {
                // it was killed in the midst of it
              } catch (RuntimeException | AssertionError e) {
                node.fault("background work failed: " + e);
              }
            });
  }

  /** However long a delay is, it is over soon. */
  private boolean pause(CountDownLatch end, Duration delay) throws InterruptedException {
    boolean over = end.await(PAUSE.toNanos(), TimeUnit.NANOSECONDS);
    life.check();
    return over;
  }

  Life life() {
    return life;
  }

  /** Begins what only one instance may do. */
  void begin() {
    begun = true;
    publisher.start();
    supervisor.start();
  }

  boolean hasBegun() {
    return begun;
  }

  /** Another instance has ended. */
  void succeed() {
    reconciliation.again();
  }

  /** Ends as TERM has it. */
  void stop() {
    supervisor.close();
    publisher.close();
    life.kill(0, false);
  }

  void perform(Call call) {
    String ns = call.ref().ns();
    String id = call.ref().id();
    switch (call.what()) {
      case RUN -> run.run(call.request(), ns, container(call));
      case DELETE -> delete.delete(call.request(), ns, id, () -> {});
      case SIGNAL -> signal.signal(ns, id);
    }
  }

  private Container container(Call call) {
    return node.container(call.ref().id())
        .restart(new RestartPolicy(call.policy(), Duration.ZERO, 0, Duration.ZERO))
        .build();
  }
}
