package org.zos.container.model;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerBuilder;
import org.zos.container.runtime.ContainerEngine;
import org.zos.container.runtime.EngineException;
import org.zos.container.spec.Host;
import org.zos.container.testing.FakeEngine;
import org.zos.container.testing.FakeOutputs;
import org.zos.container.testing.FakeProvision;

/** A node with everything that lives longer than an instance of the module. For any thread. */
final class ModelNode {
  private static final int MOST_FAULTS = 20;

  private final Path folder;
  private final ModelClock clock = new ModelClock();
  private final FakeEngine engine = new FakeEngine(clock);
  private final Fuse engineFuse = new Fuse();
  private final Fuse amid = new Fuse();
  private volatile Runnable what = () -> {};
  private final Truth truth = new Truth(engine, this::fault);
  private final Judge judge = new Judge(engine, truth);
  private final StreamRules rules = new StreamRules(judge, this::fault);
  private final ModelRedis redis = new ModelRedis(rules);
  private final FakeOutputs outputs = new FakeOutputs();
  private final FakeProvision provision = new FakeProvision();
  private final ModelClaims claims = new ModelClaims();
  private final Calls calls = new Calls(this::fault);
  private final Map<String, ModelModule> modules = new LinkedHashMap<>();
  private final List<ModelModule> mourned = new ArrayList<>();
  private final AtomicInteger uids = new AtomicInteger();
  private final List<String> faults = new ArrayList<>();

  /**
   * @param folder has a folder {@code rootfs} and a file {@code netns/net-1}
   */
  ModelNode(Path folder) {
    this.folder = folder;
    engine.witness(truth::happened);
  }

  ModelClock clock() {
    return clock;
  }

  FakeEngine engine() {
    return engine;
  }

  Truth truth() {
    return truth;
  }

  Judge judge() {
    return judge;
  }

  StreamRules rules() {
    return rules;
  }

  ModelRedis redis() {
    return redis;
  }

  FakeOutputs outputs() {
    return outputs;
  }

  FakeProvision provision() {
    return provision;
  }

  ModelClaims claims() {
    return claims;
  }

  Calls calls() {
    return calls;
  }

  String nextUid() {
    return "uid-" + uids.incrementAndGet();
  }

  Host host() {
    return new Host(
        4,
        folder.resolve("netns"),
        Optional.empty(),
        true,
        folder.resolve("corex"),
        List.of(Path.of("/")));
  }

  ContainerBuilder container(String name) {
    return Container.named(name)
        .rootFs(folder.resolve("rootfs").toString())
        .network("net-1")
        .entrypoint("/bin/sleep 1000");
  }

  /** Something was seen that may not be. */
  synchronized void fault(String what) {
    if (faults.size() < MOST_FAULTS) {
      faults.add(what);
    }
  }

  synchronized List<String> faults() {
    return List.copyOf(faults);
  }

  // the engine, which dies in the midst of calls

  /** Kills it some calls from now; at once for none. */
  void killEngine(int inCalls, boolean after) {
    if (inCalls == 0) {
      engine.goAway();
    } else {
      engineFuse.set(inCalls, after);
    }
  }

  void startEngine() {
    engineFuse.set(0, false);
    engine.comeBack();
  }

  /** This happens some calls from now, before one is answered. */
  void amid(int calls, Runnable event) {
    what = event;
    amid.set(calls, true);
  }

  ContainerEngine breakableEngine() {
    return (ContainerEngine)
        Proxy.newProxyInstance(
            ContainerEngine.class.getClassLoader(),
            new Class<?>[] {ContainerEngine.class},
            (proxy, method, arguments) -> ask(method, arguments));
  }

  private Object ask(Method method, Object[] arguments) throws Throwable {
    Fuse.Blow blow = engineFuse.next();
    if (blow == Fuse.Blow.BEFORE) {
      engine.goAway();
    }
    Object result = invoke(method, arguments);
    if (amid.next() != Fuse.Blow.NONE) {
      what.run();
    }
    if (blow == Fuse.Blow.AFTER) {
      engine.goAway();
      throw new EngineException.Unavailable("its answer was lost: " + method.getName());
    }
    return result;
  }

  private Object invoke(Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(engine, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  // the instances

  synchronized ModelModule startModule() {
    String name = "instance-" + (modules.size() + 1);
    ModelModule module = new ModelModule(this, name);
    modules.put(name, module);
    return module;
  }

  synchronized List<ModelModule> living() {
    return modules.values().stream().filter(module -> !module.life().isOver()).toList();
  }

  synchronized boolean hasEnded(String name) {
    return Optional.ofNullable(modules.get(name)).filter(m -> m.life().isOver()).isPresent();
  }

  synchronized boolean isAlone(String name) {
    return modules.entrySet().stream()
        .allMatch(each -> each.getKey().equals(name) || each.getValue().life().isOver());
  }

  /** Those that have ended since this was last asked. */
  synchronized List<ModelModule> newlyDead() {
    List<ModelModule> dead =
        modules.values().stream()
            .filter(module -> module.life().isOver() && !mourned.contains(module))
            .toList();
    mourned.addAll(dead);
    return dead;
  }
}
