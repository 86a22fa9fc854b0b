package org.zos.container.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.zos.container.contract.EventFields;
import org.zos.container.contract.LifecycleEvent;
import org.zos.container.contract.StateFields;
import org.zos.container.model.StreamRules.View;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.runtime.TaskState;
import org.zos.container.stub.follow.StartAt;

/** What engine, stream, state and subscriber must have in common when nothing more happens. */
final class Agreement {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(1);

  private final ModelNode node;
  private final Subscriber subscriber;
  private final Duration bound;

  /**
   * @param bound after which it will not come any more
   */
  Agreement(ModelNode node, Subscriber subscriber, Duration bound) {
    this.node = node;
    this.subscriber = subscriber;
    this.bound = bound;
  }

  /**
   * Waits for it.
   *
   * @param meanwhile done again and again
   * @throws AssertionError saying about what they differ for good
   */
  void await(Runnable meanwhile) throws InterruptedException {
    long end = System.nanoTime() + bound.toNanos();
    List<String> differences;
    do {
      Thread.sleep(LOOK_AGAIN);
      meanwhile.run();
      subscriber.read();
      differences = differences();
    } while (!differences.isEmpty() && System.nanoTime() < end);
    if (!differences.isEmpty()) {
      throw new AssertionError(String.join("\n", differences));
    }
  }

  private List<String> differences() throws InterruptedException {
    List<String> differences = new ArrayList<>();
    Map<String, View> views = node.rules().views();
    List<ContainerRecord> records = node.engine().records();
    if (!node.calls().areAnswered()) {
      differences.add("calls are not answered");
    }
    differ(differences, "the engine", names(records), "the stream", names(views));
    for (ContainerRecord record : records) {
      Optional<TaskState> task = node.engine().taskNow(record.ref());
      Expected expected = new Expected(record, task);
      differences.addAll(expected.unfinished());
      expected.untold(node.provision().told()).ifPresent(differences::add);
      Optional.ofNullable(views.get(Names.key(record.ref())))
          .ifPresent(view -> differences.addAll(expected.differences(view)));
    }
    Map<String, String> last = lastOf(views);
    differ(differences, "the stream", last, "the state", state());
    differ(differences, "the stream", last, "the subscriber", texts(subscriber.known()));
    differ(differences, "the stream", last, "a new subscriber", texts(newSubscriber()));
    StreamRules told = node.rules();
    differences.addAll(node.judge().untold(told.ends(), told.incarnations(), told.deletions()));
    return differences;
  }

  private static Map<String, String> names(List<ContainerRecord> records) {
    Map<String, String> names = new HashMap<>();
    records.forEach(record -> names.put(Names.key(record.ref()), Truth.uid(record)));
    return names;
  }

  private static Map<String, String> names(Map<String, View> views) {
    Map<String, String> names = new HashMap<>();
    views.forEach((key, view) -> names.put(key, view.uid()));
    return names;
  }

  private static Map<String, String> lastOf(Map<String, View> views) {
    Map<String, String> last = new HashMap<>();
    views.forEach((key, view) -> last.put(key, text(view.last())));
    return last;
  }

  private static Map<String, String> texts(Map<String, LifecycleEvent> events) {
    Map<String, String> texts = new HashMap<>();
    events.forEach((key, event) -> texts.put(key, text(event)));
    return texts;
  }

  private static String text(LifecycleEvent event) {
    return EventFields.of(event).toString();
  }

  private Map<String, String> state() {
    Map<String, String> texts = new HashMap<>();
    node.redis()
        .state()
        .ifPresent(state ->
            state
                .records()
                .forEach((key, json) ->
                    texts.put(key, text(EventFields.parse(StateFields.parse(json).fields())))));
    return texts;
  }

  private Map<String, LifecycleEvent> newSubscriber() throws InterruptedException {
    Subscriber fresh = new Subscriber(node, StartAt.STATE);
    fresh.read();
    return fresh.known();
  }

  private static void differ(
      List<String> differences,
      String one,
      Map<String, String> ones,
      String other,
      Map<String, String> others) {
    TreeSet<String> keys = new TreeSet<>(ones.keySet());
    keys.addAll(others.keySet());
    for (String key : keys) {
      String left = ones.getOrDefault(key, "nothing");
      String right = others.getOrDefault(key, "nothing");
      if (!left.equals(right)) {
        differences.add("of %s %s says %s, %s %s".formatted(key, one, left, other, right));
      }
    }
  }
}
