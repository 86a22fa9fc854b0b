package org.zos.container.supervise;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.zos.container.contract.EventSubject;
import org.zos.container.publish.Listing;
import org.zos.container.publish.Standing;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.EngineEvent;

/**
 * What there was right before the engine was asked for it. Its answers are of many moments, between
 * which things happen that it tells of as well: what was before the first of them is found out from
 * both, so that the events can be told behind it, and nothing is told twice or left out. Pure.
 */
final class Survey {
  private final Instant at;
  private final Map<ContainerRef, Shown> shown = new LinkedHashMap<>();
  private final Map<ContainerRef, List<EngineEvent>> meanwhile = new HashMap<>();

  private Survey(Instant at) {
    this.at = at;
  }

  /**
   * @param shown each container, asked for one after the other
   * @param meanwhile what was told from before the first question to behind the last answer
   */
  static Survey of(List<Shown> shown, List<EngineEvent> meanwhile, Instant at) {
    Survey survey = new Survey(at);
    shown.forEach(each -> survey.shown.put(each.container().ref(), each));
    meanwhile.forEach(event ->
        survey.meanwhile.computeIfAbsent(event.ref(), ref -> new ArrayList<>()).add(event));
    return survey;
  }

  /** What there was. */
  Listing listing() {
    List<Standing> standings = new ArrayList<>();
    Set<String> unsettled = new HashSet<>();
    Set<ContainerRef> all = new HashSet<>(shown.keySet());
    all.addAll(meanwhile.keySet());
    for (ContainerRef ref : all) {
      if (isSettled(ref)) {
        before(ref).ifPresent(standings::add);
      } else {
        unsettled.add(Listing.key(ref.ns(), ref.id()));
      }
    }
    return new Listing(at, standings, unsettled);
  }

  /**
   * Which incarnations the events are about, up to the next creation.
   *
   * @param earlier which one a name was known to be, before it was asked for
   */
  List<EventSubject> subjects(Function<ContainerRef, Optional<EventSubject>> earlier) {
    List<EventSubject> subjects = new ArrayList<>();
    shown.forEach((ref, each) -> {
      if (isSame(ref)) {
        subjects.add(each.subject());
      }
    });
    meanwhile.keySet().stream()
        .filter(ref -> !isSame(ref) && !beginsWithCreation(ref))
        .map(ref -> earlier.apply(ref).orElseGet(() -> Subjects.unknown(ref, "")))
        .forEach(subjects::add);
    return subjects;
  }

  /** Whether what was shown is what there was before the events, and what they are about. */
  private boolean isSame(ContainerRef ref) {
    return shown.containsKey(ref)
        && events(ref).stream().noneMatch(EngineEvent.Created.class::isInstance);
  }

  private boolean beginsWithCreation(ContainerRef ref) {
    return !events(ref).isEmpty() && events(ref).getFirst() instanceof EngineEvent.Created;
  }

  private List<EngineEvent> events(ContainerRef ref) {
    return meanwhile.getOrDefault(ref, List.of());
  }

  private boolean isSettled(ContainerRef ref) {
    return beginsWithCreation(ref)
        || (isSame(ref) && shown(ref).filter(Shown::isKnown).isPresent());
  }

  private Optional<Shown> shown(ContainerRef ref) {
    return Optional.ofNullable(shown.get(ref));
  }

  private Optional<Standing> before(ContainerRef ref) {
    return beginsWithCreation(ref)
        ? Optional.empty()
        : shown(ref).map(each -> before(each, events(ref).stream().findFirst()));
  }

  /** What it was before the first event of it. */
  private static Standing before(Shown each, Optional<EngineEvent> first) {
    return switch (first.orElse(null)) {
      case EngineEvent.Started e -> each.withoutProcess();
      case EngineEvent.Exited e -> each.whileRunning(e.pid());
      case EngineEvent.OutOfMemory e -> each.standing();
      case EngineEvent.Created e -> each.standing();
      case EngineEvent.Deleted e -> each.standing();
      case null -> each.standing();
    };
  }
}
