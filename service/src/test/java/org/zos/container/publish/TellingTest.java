package org.zos.container.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zos.container.publish.Sample.LATER;
import static org.zos.container.publish.Sample.THEN;
import static org.zos.container.publish.Sample.WEB;
import static org.zos.container.publish.Sample.exited;
import static org.zos.container.publish.Sample.started;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.zos.container.contract.LifecycleEvent;
import org.zos.container.publish.Standing.End;

final class TellingTest {
  private static final Standing CREATED = Standing.created(WEB, THEN);
  private static final Standing ENDED = CREATED.ended(101, THEN, new End(LATER, 3, false, ""));

  private static Telling after(Standing known) {
    return new Telling(Optional.of(known));
  }

  private static LifecycleEvent gaveUp(Instant at) {
    return new LifecycleEvent.GaveUp(at, WEB, 3, "it ended with exit code 3");
  }

  @Test
  void ofAContainerWithoutANameNothingIsToldWhereNoneIsKnown() {
    Telling telling = new Telling(Optional.empty());
    telling.happened(new LifecycleEvent.Created(THEN, Sample.subject("web", "")));
    telling.happened(
        new LifecycleEvent.Exited(THEN, Sample.subject("web", ""), 1, 0, 0, false, ""));
    assertThat(telling.events()).isEmpty();
  }

  @Test
  void anEventWithoutANameIsOfTheOneThatIsKnown() {
    Telling telling = after(CREATED.running(101, THEN));
    telling.happened(
        new LifecycleEvent.Exited(LATER, Sample.subject("web", ""), 101, 3, 0, false, ""));
    assertThat(telling.events()).containsExactly(exited(101, 3));
  }

  @Test
  void aProcessThatBeginsIsNoneThatHasEndedWhoseNumberNobodyKnows() {
    Telling telling = after(CREATED.ended(0, THEN, new End(LATER, 3, false, "")));
    telling.happened(started(102));
    assertThat(telling.events()).containsExactly(started(102));
  }

  @Test
  void anEndIsToldOnceWhoeverSaysSo() {
    Telling telling = after(CREATED.running(101, THEN));
    telling.happened(exited(101, 3));
    telling.happened(exited(101, 3));
    assertThat(telling.events()).containsExactly(exited(101, 3));
  }

  @Test
  void aContainerIsGivenUpOnce() {
    Telling telling = after(ENDED);
    telling.happened(gaveUp(LATER));
    telling.happened(gaveUp(LATER.plusSeconds(1)));
    assertThat(telling.events()).containsExactly(gaveUp(LATER));
  }
}
