package org.zos.container.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zos.container.publish.Sample.LATER;
import static org.zos.container.publish.Sample.THEN;
import static org.zos.container.publish.Sample.WEB;
import static org.zos.container.publish.Sample.created;
import static org.zos.container.publish.Sample.exited;
import static org.zos.container.publish.Sample.lost;
import static org.zos.container.publish.Sample.started;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.zos.container.contract.LifecycleEvent;
import org.zos.container.publish.Standing.End;

final class ComparisonTest {
  private static final Instant NOW = LATER.plusSeconds(60);
  private static final Standing CREATED = Standing.created(WEB, THEN);
  private static final Standing RUNNING = CREATED.running(101, THEN);
  private static final Standing ENDED = CREATED.ended(101, THEN, end(3));
  private static final LifecycleEvent DELETED = new LifecycleEvent.Deleted(NOW, WEB, "");

  private static End end(long code) {
    return new End(LATER, code, false, "");
  }

  private static List<LifecycleEvent> missing(List<Standing> told, Standing... shown) {
    return missing(told, Set.of(), shown);
  }

  private static List<LifecycleEvent> missing(
      List<Standing> told, Set<String> unsettled, Standing... shown) {
    Map<String, Standing> known = told.isEmpty() ? Map.of() : Map.of("blue/web", told.getFirst());
    return Comparison.missing(known, new Listing(NOW, List.of(shown), unsettled));
  }

  @Test
  void ofWhatIsUnknownEverythingIsMissing() {
    assertThat(missing(List.of(), CREATED)).containsExactly(created());
    assertThat(missing(List.of(), RUNNING)).containsExactly(created(), started(101));
    assertThat(missing(List.of(), ENDED)).containsExactly(created(), started(101), exited(101, 3));
    assertThat(missing(List.of(), CREATED.noted(end(3))))
        .extracting(LifecycleEvent::type)
        .containsExactly("created", "started", "exited");
  }

  @Test
  void ofWhatIsKnownNothingIsMissing() {
    Stream.of(CREATED, RUNNING, ENDED)
        .forEach(same -> assertThat(missing(List.of(same), same)).isEmpty());
    assertThat(missing(List.of())).isEmpty();
  }

  @Test
  void whatWentOnIsMissing() {
    assertThat(missing(List.of(CREATED), RUNNING)).containsExactly(started(101));
    assertThat(missing(List.of(CREATED), ENDED)).containsExactly(started(101), exited(101, 3));
    assertThat(missing(List.of(RUNNING), ENDED)).containsExactly(exited(101, 3));
  }

  @Test
  void whatIsGoneIsMissingWithItsEnd() {
    assertThat(missing(List.of(CREATED))).containsExactly(DELETED);
    assertThat(missing(List.of(ENDED))).containsExactly(DELETED);
    assertThat(missing(List.of(RUNNING))).containsExactly(lost(NOW, 101), DELETED);
  }

  @Test
  void anotherIncarnationComesAfterTheEndOfTheFirst() {
    Standing other = Standing.created(Sample.subject("web", "8"), LATER).running(202, LATER);
    assertThat(missing(List.of(RUNNING), other))
        .extracting(event -> event.type() + " " + event.subject().uid())
        .containsExactly("exited 7", "deleted 7", "created 8", "started 8");
    assertThat(missing(List.of(ENDED), other))
        .extracting(event -> event.type() + " " + event.subject().uid())
        .containsExactly("deleted 7", "created 8", "started 8");
  }

  @Test
  void aProcessThatTheEngineHasForgottenEndedAsItsRecordSays() {
    assertThat(missing(List.of(RUNNING), CREATED.noted(end(3)))).containsExactly(exited(101, 3));
    assertThat(missing(List.of(ENDED), CREATED.noted(end(3)))).isEmpty();
    assertThat(missing(List.of(ENDED), CREATED)).isEmpty();
  }

  @Test
  void aProcessThatTheEngineHasForgottenIsLostWhereTheRecordSaysNothing() {
    assertThat(missing(List.of(RUNNING), CREATED)).containsExactly(lost(NOW, 101));
  }

  @Test
  void theEndOnRecordOfAnEarlierProcessIsNotThisOnes() {
    Standing again = ENDED.running(102, LATER.plusSeconds(2));
    assertThat(missing(List.of(again), CREATED.noted(end(3)))).containsExactly(lost(NOW, 102));
  }

  @Test
  void aProcessThatWasStartedAgainUnseenComesAfterTheEndOfTheFirst() {
    Standing again = CREATED.noted(end(3)).running(102, LATER);
    assertThat(missing(List.of(RUNNING), again))
        .containsExactly(exited(101, 3), new LifecycleEvent.Started(LATER, WEB, 102));
    assertThat(missing(List.of(ENDED), again))
        .containsExactly(new LifecycleEvent.Started(LATER, WEB, 102));
    assertThat(missing(List.of(RUNNING), CREATED.ended(102, LATER, end(4))))
        .containsExactly(
            lost(LATER, 101), new LifecycleEvent.Started(LATER, WEB, 102), exited(102, 4));
  }

  @Test
  void anEndAndItsProcessAreToldOnceAlsoWhereThePidIsNotKnown() {
    assertThat(missing(List.of(ENDED), CREATED.ended(0, THEN, end(3)))).isEmpty();
    assertThat(missing(List.of(RUNNING), CREATED.ended(0, THEN, end(3))))
        .containsExactly(exited(101, 3));
  }

  @Test
  void ofWhatIsNotSettledNothingIsMissing() {
    assertThat(missing(List.of(RUNNING), Set.of("blue/web"))).isEmpty();
    assertThat(missing(List.of(RUNNING), Set.of("blue/web"), ENDED)).isEmpty();
  }

  @Test
  void whatWasToldBecomesWhatThereIsWhateverBothAre() {
    List<Standing> states =
        List.of(
            CREATED,
            RUNNING,
            ENDED,
            ENDED.running(102, NOW),
            Standing.created(Sample.subject("web", "8"), NOW),
            Standing.created(Sample.subject("web", "8"), NOW).running(7, NOW));
    for (Standing told : states) {
      for (Standing shown : states) {
        List<LifecycleEvent> first = missing(List.of(told), shown);
        Optional<Standing> then = Optional.of(told);
        for (LifecycleEvent event : first) {
          then = Standing.after(then, event);
        }
        assertThat(missing(List.of(then.orElseThrow()), shown))
            .as("%s, then %s", told, shown)
            .isEmpty();
      }
    }
  }
}
