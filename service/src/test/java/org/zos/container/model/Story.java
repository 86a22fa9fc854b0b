package org.zos.container.model;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.stub.follow.StartAt;

/** A sequence of acts on a node of its own, and whether all agree now and then, and at last. */
final class Story {
  private static final List<String> POLICIES = List.of("never", "always", "on-failure", "always");

  /** Set by less nobody can tell what was before from what was after. */
  private static final Duration LEAST = Duration.ofMinutes(2);

  private static final Duration MINUTES = Duration.ofMinutes(3);

  /** So many calls into its own, whatever was said dies at most. */
  private static final int MOST_CALLS = 25;

  /** So long a container that crashes is waited for, in milliseconds. */
  private static final int MOST_LOOKS = 60;

  private final ModelNode node;
  private final Foreigner foreigner;
  private final Subscriber subscriber;
  private final Agreement agreement;
  private int requests;

  /**
   * @param folder has what containers need
   * @param bound how long all may take to agree
   */
  Story(Path folder, Duration bound) {
    this.node = new ModelNode(folder);
    this.foreigner = new Foreigner(node.engine());
    this.subscriber = new Subscriber(node, StartAt.BEGINNING);
    this.agreement = new Agreement(node, subscriber, bound);
  }

  /**
   * Lets it all happen.
   *
   * @throws AssertionError saying what is not as it must be
   */
  void play(List<Act> acts) throws InterruptedException {
    node.startModule().begin();
    try {
      for (Act act : acts) {
        happen(act);
        attend();
        failOnFaults();
      }
      settle();
    } finally {
      node.living().forEach(module -> module.life().kill(0, false));
    }
  }

  private void happen(Act act) throws InterruptedException {
    ContainerRef ref = Names.ours(act.number());
    switch (act.kind()) {
      case RUN -> call(Call.What.RUN, ref, POLICIES.get(act.part(4, POLICIES.size())));
      case DELETE -> call(Call.What.DELETE, ref, "");
      case SIGNAL -> call(Call.What.SIGNAL, ref, "");
      case EXIT -> node.engine().exitIfRuns(ref, act.part(4, 3));
      case SOON -> node.amid(1 + act.part(8, MOST_CALLS), () -> amid(ref, act));
      case KILL -> node.engine().exitIfRuns(ref, 137);
      case CRASHES -> crash(ref, act);
      case OOM -> runOutOfMemory(ref, act);
      case FOREIGN_RUN -> foreigner.run(Names.foreign(act.number()));
      case FOREIGN_EXIT -> node.engine().exitIfRuns(Names.foreign(act.number()), 3);
      case FOREIGN_DELETE -> foreigner.delete(Names.foreign(act.number()));
      case MODULE_KILL -> one().ifPresent(m -> m.life().kill(soon(act), odd(act)));
      case MODULE_STOP -> one().ifPresent(ModelModule::stop);
      case MODULE_START -> startModule();
      case STANDBY -> startStandby();
      case ENGINE_KILL -> node.killEngine(soon(act), odd(act));
      case ENGINE_START -> node.startEngine();
      case REDIS_KILL -> node.redis().kill(soon(act), odd(act));
      case REDIS_CUT_OFF -> node.redis().cutOff(1 + act.part(2, 6), odd(act));
      case REDIS_START -> startRedis(act);
      case REDIS_FLUSH -> node.redis().flush();
      case REDIS_TRIM -> node.redis().trim(act.part(1, 20));
      case REBOOT -> reboot();
      case CLOCK -> node.clock().set(LEAST.plusSeconds(act.part(2, 500)).multipliedBy(sign(act)));
      case MINUTES_PASS -> node.clock().set(MINUTES);
      case SUBSCRIBER_READS -> subscriber.read();
      case SUBSCRIBER_STARTS -> subscriber.restart();
      case SETTLE -> settle();
    }
  }

  private static boolean odd(Act act) {
    return act.number() % 2 == 1;
  }

  private static long sign(Act act) {
    return odd(act) ? 1 : -1;
  }

  private static int soon(Act act) {
    return act.part(2, MOST_CALLS);
  }

  private void call(Call.What what, ContainerRef ref, String policy) throws InterruptedException {
    requests++;
    node.calls().add(new Call("request-" + requests, what, ref, policy));
    attend();
    // most calls are answered before the next thing happens
    Thread.sleep(1);
  }

  /** What others do while the module asks the engine for something. */
  private void amid(ContainerRef ref, Act act) {
    switch (act.part(4, 4)) {
      case 0 -> foreigner.run(Names.foreign(act.number()));
      case 1 -> foreigner.delete(Names.foreign(act.number()));
      default -> node.engine().exitIfRuns(ref, 1);
    }
  }

  /** It ends whenever it runs, for a while. */
  private void crash(ContainerRef ref, Act act) throws InterruptedException {
    int ends = 1 + act.part(4, Starts.MOST_FAILURES);
    for (int looks = 0; ends > 0 && looks < MOST_LOOKS; looks++) {
      ends -= node.engine().exitIfRuns(ref, 1) ? 1 : 0;
      Thread.sleep(1);
    }
  }

  private void runOutOfMemory(ContainerRef ref, Act act) {
    node.truth().outOfMemory(ref, odd(act));
    if (act.part(2, 3) > 0) {
      node.engine().exitIfRuns(ref, 137);
    }
  }

  private Optional<ModelModule> one() {
    return node.living().stream().filter(ModelModule::hasBegun).findFirst();
  }

  private void startModule() {
    if (node.living().isEmpty()) {
      node.startModule().begin();
    }
  }

  private void startStandby() {
    if (node.living().size() == 1) {
      node.startModule();
    }
  }

  private void startRedis(Act act) {
    ModelRedis.Kept[] all = ModelRedis.Kept.values();
    node.redis().start(all[act.part(1, all.length)]);
  }

  private void reboot() {
    node.living().forEach(module -> module.life().kill(0, false));
    node.redis().kill(0, false);
    node.killEngine(0, false);
    node.truth().reboot();
    node.redis().start(ModelRedis.Kept.NOTHING);
    node.startEngine();
  }

  /** What the kernel does by itself: locks of who has died are free for who waits. */
  private void attend() {
    List<ModelModule> dead = node.newlyDead();
    List<ModelModule> living = node.living();
    living.stream()
        .filter(module -> living.stream().noneMatch(ModelModule::hasBegun))
        .findFirst()
        .ifPresent(ModelModule::begin);
    if (!dead.isEmpty()) {
      one().ifPresent(ModelModule::succeed);
    }
    living.stream().findAny().ifPresent(node.calls()::assign);
  }

  private void failOnFaults() {
    if (!node.faults().isEmpty()) {
      throw new AssertionError(String.join("\n", node.faults()));
    }
  }

  /** All that is down is started, nothing more happens: soon all agree. */
  private void settle() throws InterruptedException {
    node.living().forEach(module -> module.life().spare());
    agreement.await(() -> {
      // again and again: somebody may be in the midst of a call at which it dies
      node.redis().start(ModelRedis.Kept.ALL);
      node.startEngine();
      startModule();
      attend();
      failOnFaults();
    });
  }
}
