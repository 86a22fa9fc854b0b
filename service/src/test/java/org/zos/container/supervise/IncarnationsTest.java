package org.zos.container.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zos.container.supervise.Sample.WEB;
import static org.zos.container.supervise.Sample.at;
import static org.zos.container.supervise.Sample.web;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.zos.container.contract.EventSubject;
import org.zos.container.runtime.ContainerRef;

final class IncarnationsTest {
  private final Incarnations incarnations = new Incarnations();

  @Test
  void aCreationIsAboutWhatWasAnnounced() {
    incarnations.expect(web("1"), at(0));
    assertThat(incarnations.nextExpected(WEB, at(1))).contains(web("1"));
    assertThat(incarnations.nextExpected(WEB, at(2))).isEmpty();
  }

  @Test
  void creationsThatAreToldLateAreAboutTheFirstFirst() {
    incarnations.expect(web("1"), at(0));
    incarnations.expect(web("2"), at(10));
    assertThat(incarnations.nextExpected(WEB, at(1))).contains(web("1"));
    assertThat(incarnations.nextExpected(WEB, at(11))).contains(web("2"));
  }

  @Test
  void whatWasAnnouncedAndNeverToldOfIsNotTakenForTheNext() {
    incarnations.expect(web("1"), at(0));
    incarnations.expect(web("2"), at(10));
    incarnations.expect(web("3"), at(20));
    assertThat(incarnations.nextExpected(WEB, at(21))).contains(web("3"));
    assertThat(incarnations.nextExpected(WEB, at(22))).isEmpty();
  }

  @Test
  void whatWasAnnouncedLaterIsNotWhatAnEventIsAbout() {
    incarnations.expect(web("2"), at(10));
    assertThat(incarnations.nextExpected(WEB, at(9))).isEmpty();
    assertThat(incarnations.nextExpected(WEB, at(11))).contains(web("2"));
  }

  @Test
  void aCorrectionIsOfItsOwnIncarnationOnly() {
    EventSubject corrected =
        new EventSubject(WEB.ns(), WEB.id(), "1", "", "/there", List.of(), List.of(), "");
    incarnations.begin(web("0"));
    incarnations.expect(web("1"), at(0));
    incarnations.expect(web("2"), at(10));
    incarnations.correct(corrected);
    assertThat(incarnations.current(WEB)).contains(web("0"));
    assertThat(incarnations.nextExpected(WEB, at(1))).contains(corrected);
    assertThat(incarnations.nextExpected(WEB, at(11))).contains(web("2"));
    incarnations.begin(web("1"));
    incarnations.correct(corrected);
    assertThat(incarnations.current(WEB)).contains(corrected);
  }

  @Test
  void whatWasForgottenIsExpectedNoMore() {
    incarnations.expect(web("1"), at(0));
    incarnations.expect(web("2"), at(1));
    incarnations.forget(web("1"));
    assertThat(incarnations.nextExpected(WEB, at(2))).contains(web("2"));
    incarnations.expect(web("3"), at(3));
    incarnations.forget(web("3"));
    assertThat(incarnations.nextExpected(WEB, at(4))).isEmpty();
  }

  @Test
  void forgettingWhatWasToldAlreadyForgetsNoOther() {
    incarnations.expect(web("1"), at(0));
    incarnations.nextExpected(WEB, at(1));
    incarnations.expect(web("2"), at(2));
    incarnations.forget(web("1"));
    assertThat(incarnations.nextExpected(WEB, at(3))).contains(web("2"));
  }

  @Test
  void namesAreToldApartByTheirNamespaces() {
    incarnations.expect(web("1"), at(0));
    incarnations.begin(web("1"));
    ContainerRef other = new ContainerRef("red", "web");
    assertThat(incarnations.nextExpected(other, at(1))).isEmpty();
    assertThat(incarnations.current(other)).isEmpty();
  }

  @Test
  void theCurrentOneIsTheLastThatBegan() {
    assertThat(incarnations.current(WEB)).isEmpty();
    incarnations.begin(web("1"));
    incarnations.begin(web("2"));
    assertThat(incarnations.current(WEB)).contains(web("2"));
    incarnations.end(WEB);
    assertThat(incarnations.current(WEB)).isEmpty();
  }

  @Test
  void whatIsAnnouncedIsNotCurrentYet() {
    incarnations.begin(web("1"));
    incarnations.expect(web("2"), at(0));
    assertThat(incarnations.current(WEB)).contains(web("1"));
  }

  @Test
  void learningAnewForgetsWhatHasEndedUnseenAndKeepsWhatIsExpected() {
    incarnations.begin(web("1"));
    incarnations.expect(web("3"), at(0));
    EventSubject api = Subjects.unknown(new ContainerRef("blue", "api"), "2");
    incarnations.replaceAll(List.of(api));
    assertThat(incarnations.current(WEB)).isEmpty();
    assertThat(incarnations.current(new ContainerRef("blue", "api"))).contains(api);
    assertThat(incarnations.nextExpected(WEB, at(1))).contains(web("3"));
  }
}
