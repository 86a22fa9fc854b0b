package org.zos.container.publish;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.zos.container.contract.LifecycleEvent;
import org.zos.container.contract.LifecycleEvent.Deleted;
import org.zos.zbus.transport.EntryId;

/**
 * What the state beside the stream says in an epoch.
 *
 * @param told of what exists as far as the epoch's entries have told of it, by {@link Standing#key}
 * @param untold what they have still to tell, of what was put there when the epoch began
 */
record EpochState(Map<String, Standing> told, List<LifecycleEvent> untold) {

  /**
   * The state with which an epoch begins. It has every container that its entries will tell of, so
   * that nobody takes one that is not told again yet for gone; and of each name the incarnation
   * that comes first, so that nobody who knows the state takes the next one for gone by what is
   * told of the one before.
   *
   * @param start before the first entry
   * @param events all that the epoch begins with
   */
  static Map<String, String> first(EntryId start, Collection<LifecycleEvent> events) {
    Map<String, Standing> first = new LinkedHashMap<>();
    Set<String> over = new HashSet<>();
    for (LifecycleEvent event : events) {
      String key = Standing.key(event.subject());
      if (event instanceof Deleted) {
        over.add(key);
      } else if (!over.contains(key)) {
        Standing.after(Optional.ofNullable(first.get(key)), event)
            .ifPresent(standing -> first.put(key, standing));
      }
    }
    Map<String, String> state = new HashMap<>();
    first.forEach(
        (key, each) -> state.put(key, StateJson.of(start, each.history().getLast(), each)));
    return state;
  }

  /**
   * Reads a state; what can't be understood, or is of another epoch, is as if it was not there.
   *
   * @param found the last entry
   */
  static EpochState read(EntryId found, Map<String, String> state) {
    Map<String, Standing> told = new LinkedHashMap<>();
    List<LifecycleEvent> untold = new ArrayList<>();
    state.values().stream()
        .flatMap(json -> StateJson.parse(json).stream())
        .filter(stored -> stored.entry().epoch() == found.epoch())
        .forEach(stored -> {
          if (stored.entry().seq() > 0) {
            told.put(stored.standing().key(), stored.standing());
          } else {
            untold.addAll(stored.standing().history());
          }
        });
    return new EpochState(told, untold);
  }
}
