package org.zos.container.model;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.zos.container.contract.ContainerException;
import org.zos.container.runtime.EngineException;

/**
 * The calls that were not answered yet: what an instance leaves that was killed, another one takes
 * up again. For any thread.
 */
final class Calls {
  private final Map<Call, Optional<ModelModule>> open = new LinkedHashMap<>();
  private final Map<Call.What, Integer> answered = new HashMap<>();
  private final Consumer<String> faults;

  Calls(Consumer<String> faults) {
    this.faults = faults;
  }

  /** Somebody calls. */
  synchronized void add(Call call) {
    open.put(call, Optional.empty());
  }

  /** Hands over those that nobody deals with, to one that lives. */
  void assign(ModelModule module) {
    free()
        .forEach(call -> {
          hand(call, Optional.of(module));
          Thread.ofVirtual().name("call-" + call.request()).start(() -> deal(call, module));
        });
  }

  private synchronized List<Call> free() {
    return open.entrySet().stream()
        .filter(each -> each.getValue().filter(module -> !module.life().isOver()).isEmpty())
        .map(Map.Entry::getKey)
        .toList();
  }

  private synchronized void hand(Call call, Optional<ModelModule> to) {
    open.replace(call, to);
  }

  private void deal(Call call, ModelModule module) {
    try {
      module.perform(call);
      answer(call, module, true);
    } catch (Life.Killed e) {
      // it stays for whoever comes next
    } catch (ContainerException | EngineException e) {
      answer(call, module, false);
    } catch (RuntimeException | AssertionError e) {
      faults.accept(call + " failed: " + e);
      answer(call, module, false);
    }
  }

  private synchronized void answer(Call call, ModelModule module, boolean well) {
    if (!module.life().isOver() && open.remove(call) != null && well) {
      answered.merge(call.what(), 1, Integer::sum);
    }
  }

  /** Whether all are answered. */
  synchronized boolean areAnswered() {
    return open.isEmpty();
  }

  /** How many were done well. */
  synchronized Map<Call.What, Integer> answered() {
    return Map.copyOf(answered);
  }
}
