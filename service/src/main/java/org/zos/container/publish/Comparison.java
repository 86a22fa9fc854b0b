package org.zos.container.publish;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.zos.container.contract.LifecycleEvent;
import org.zos.container.contract.LifecycleEvent.Started;
import org.zos.container.publish.Standing.End;
import org.zos.container.publish.Standing.Run;

/** What must be told so that what was told becomes what there is. Pure. */
final class Comparison {
  private Comparison() {}

  /**
   * The events that lead from one to the other.
   *
   * @param told what subscribers know, by {@link Standing#key}
   * @param shown what there is
   * @return in the order in which it is to be told
   */
  static List<LifecycleEvent> missing(Map<String, Standing> told, Listing shown) {
    List<LifecycleEvent> events = new ArrayList<>();
    Set<String> existing =
        shown.standings().stream().map(Standing::key).collect(Collectors.toSet());
    told.values().stream()
        .filter(known -> !existing.contains(known.key()) && shown.isSettled(known.subject()))
        .forEach(known -> events.addAll(gone(known, shown.at())));
    shown.standings().stream()
        .filter(standing -> shown.isSettled(standing.subject()))
        .forEach(standing ->
            events.addAll(
                missing(Optional.ofNullable(told.get(standing.key())), standing, shown.at())));
    return events;
  }

  private static List<LifecycleEvent> gone(Standing known, Instant at) {
    Telling telling = new Telling(Optional.of(known));
    telling.gone(at);
    return telling.events();
  }

  private static List<LifecycleEvent> missing(Optional<Standing> told, Standing shown, Instant at) {
    Telling telling = new Telling(told);
    telling.exists(shown.subject(), shown.createdAt());
    shown
        .run()
        .ifPresentOrElse(
            run -> compareRun(telling, shown, run), () -> withoutRun(telling, shown, at));
    shown.verdict().ifPresent(telling::happened);
    return telling.events();
  }

  private static void compareRun(Telling telling, Standing shown, Run run) {
    boolean another =
        telling.known().flatMap(Standing::run).filter(r -> r.live() && isOther(r, run)).isPresent();
    if (another && run.live()) {
      // it was started again meanwhile: what is on record is the end of the one before
      fresh(telling, shown).ifPresent(end -> telling.happened(end.event(shown.subject(), 0)));
    }
    telling.happened(new Started(run.at(), shown.subject(), run.pid()));
    if (!run.live()) {
      shown.end().ifPresent(end -> telling.happened(end.event(shown.subject(), run.pid())));
    }
  }

  private static boolean isOther(Run one, Run other) {
    return one.pid() != 0 && other.pid() != 0 && one.pid() != other.pid();
  }

  /** The engine has no process of it: it has had none, or has forgotten it. */
  private static void withoutRun(Telling telling, Standing shown, Instant at) {
    Optional<End> end = fresh(telling, shown);
    boolean live = telling.known().filter(Standing::isLive).isPresent();
    if (end.isPresent() && (live || hasNoRun(telling))) {
      telling.happened(end.get().event(shown.subject(), 0));
    } else if (live) {
      telling.endUnseen(at);
    }
  }

  /** The end on record, if it is not that of a process before the one that was told of. */
  private static Optional<End> fresh(Telling telling, Standing shown) {
    Optional<Instant> toldEnd = telling.known().flatMap(Standing::end).map(End::at);
    Optional<Instant> began = telling.known().flatMap(Standing::run).map(Run::at);
    return shown
        .end()
        .filter(end ->
            toldEnd.isPresent()
                ? !toldEnd.get().equals(end.at())
                : began.isEmpty() || end.at().isAfter(began.get()));
  }

  private static boolean hasNoRun(Telling telling) {
    return telling.known().flatMap(Standing::run).isEmpty();
  }
}
