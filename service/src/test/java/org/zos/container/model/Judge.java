package org.zos.container.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.zos.container.runtime.EngineEvents;
import org.zos.container.runtime.LastExit;
import org.zos.container.testing.FakeEngine;

/** Holds what is told against what has really happened. For any thread. */
record Judge(FakeEngine engine, Truth truth) implements Facts {

  @Override
  public boolean mayBeGivenUp(String uid) {
    synchronized (engine) {
      return truth.ends(uid, true).size() >= Starts.MOST_FAILURES;
    }
  }

  /**
   * The name of an incarnation that was told by its time, because it was gone before anybody could
   * look at it; any other as it is.
   */
  @Override
  public String nameOf(String uid) {
    synchronized (engine) {
      return truth.bornAt(uid);
    }
  }

  @Override
  public boolean wasBorn(String uid) {
    synchronized (engine) {
      return truth.births().containsKey(uid);
    }
  }

  @Override
  public boolean exists(String uid) {
    return engine.records().stream().map(Truth::uid).anyMatch(uid::equals);
  }

  @Override
  public Optional<String> wrongStart(String uid, long pid) {
    synchronized (engine) {
      return truth.process(pid).filter(ran -> ran.uid.equals(uid)).isPresent()
          ? Optional.empty()
          : Optional.of(uid + " never had process " + pid);
    }
  }

  @Override
  public Optional<String> wrongEnd(long pid, long code, boolean oom) {
    synchronized (engine) {
      return truth
          .process(pid)
          .flatMap(ran -> {
            if (ran.exit.isEmpty()) {
              return Optional.of(ran + " has not ended");
            }
            if (ran.exit.get().code() != code) {
              return Optional.of(ran + " ended otherwise: " + ran.exit.get());
            }
            return wrongCause(ran, oom);
          });
    }
  }

  private Optional<String> wrongCause(Ran ran, boolean oom) {
    if (oom && !ran.outOfMemory) {
      return Optional.of(ran + " had memory enough");
    }
    return !oom && isWatched(ran.sawKill) && isWatched(ran.sawEnd)
        ? Optional.of(ran + " ran out of memory, which was seen")
        : Optional.empty();
  }

  @Override
  public Optional<String> wrongLoss(long pid) {
    synchronized (engine) {
      return truth
          .process(pid)
          .flatMap(ran -> {
            if (ran.exit.isEmpty() && !ran.vanished) {
              return Optional.of(ran + " lives");
            }
            if (ran.exit.isPresent() && isWatched(ran.sawEnd)) {
              return Optional.of(ran + ": its end was seen");
            }
            return ran.exit
                .filter(exit -> truth.isShown(ran) || isNoted(ran, exit.at()))
                .map(exit -> ran + ": its end is known still");
          });
    }
  }

  private boolean isNoted(Ran ran, Instant at) {
    return truth
        .record(ran.ref)
        .filter(record -> Truth.uid(record).equals(ran.uid))
        .flatMap(LastExit::of)
        .filter(last -> last.exit().at().equals(at))
        .isPresent();
  }

  /** Whether one that was subscribed then is so still, and must have got it. */
  private boolean isWatched(Collection<EngineEvents> then) {
    return !Collections.disjoint(then, engine.subscribers());
  }

  /**
   * What was seen by one who lives, and so must be told by now: of an incarnation whose beginning
   * it has seen too, or knows.
   *
   * @param ends the processes of which it was told how they ended
   * @param known the incarnations of which it was told
   * @param deletions those of which it was told that they are gone
   */
  List<String> untold(Set<Long> ends, Set<String> known, Set<String> deletions) {
    synchronized (engine) {
      List<String> untold = new ArrayList<>();
      truth.processes().stream()
          .filter(ran -> isFollowed(ran.uid, ran.sawEnd, known) && !ends.contains(ran.pid))
          .forEach(ran -> untold.add("the end of " + ran));
      truth
          .deaths()
          .forEach((uid, seen) -> {
            if (isFollowed(uid, seen, known) && !deletions.contains(uid)) {
              untold.add("the deletion of " + uid);
            }
          });
      return untold;
    }
  }

  private boolean isFollowed(String uid, List<EngineEvents> seen, Set<String> known) {
    return isWatched(seen)
        && (known.contains(uid) || isWatched(truth.births().getOrDefault(uid, List.of())));
  }
}
