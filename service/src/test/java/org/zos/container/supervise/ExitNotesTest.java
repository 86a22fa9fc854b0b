package org.zos.container.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zos.container.supervise.Sample.WEB;
import static org.zos.container.supervise.Sample.at;
import static org.zos.container.supervise.Sample.web;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerFields;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.runtime.EngineException;
import org.zos.container.runtime.Labels;
import org.zos.container.runtime.LastExit;
import org.zos.container.runtime.TaskState;
import org.zos.container.testing.FakeEngine;
import org.zos.container.testing.Step;
import org.zos.container.testing.TickingClock;
import org.zos.zbus.wire.EncodedValue;

final class ExitNotesTest {
  private static final LastExit EXIT = new LastExit(new TaskState.Exit(137, at(9)), true);

  private final FakeEngine engine = new FakeEngine(new TickingClock());
  private final ExitNotes notes = new ExitNotes(engine);

  private void put(Map<String, String> labels) {
    put(labels, ContainerFields.CONTAINER.encode(Container.named(WEB.id()).build()));
  }

  private void put(Map<String, String> labels, EncodedValue definition) {
    engine.put(new ContainerRecord(WEB, labels, definition, at(0)));
  }

  private String noted() {
    return engine.find(WEB).orElseThrow().label(Labels.EXIT);
  }

  @Test
  void anEndIsKeptOnTheRecord() {
    put(Map.of(Labels.UID, "1"));
    notes.note(web("1"), EXIT);
    assertThat(noted()).isEqualTo(EXIT.toLabel());
  }

  @Test
  void theContainersOfOtherProgramsAreNotWrittenTo() {
    put(Map.of(Labels.UID, "1"), new EncodedValue(new byte[0]));
    notes.note(web("1"), EXIT);
    assertThat(noted()).isEmpty();
  }

  @Test
  void anEndOfAnEarlierIncarnationIsNotTheNextOnes() {
    put(Map.of(Labels.UID, "2"));
    notes.note(web("1"), EXIT);
    assertThat(noted()).isEmpty();
  }

  @Test
  void whatIsBeingRemovedIsNotWrittenTo() {
    put(Map.of(Labels.UID, "1", Labels.DELETING, Labels.UNASKED));
    notes.note(web("1"), EXIT);
    assertThat(noted()).isEmpty();
  }

  @Test
  void aFailureIsNobodyElsesConcern() {
    put(Map.of(Labels.UID, "1"));
    engine.fail(Step.SET_LABELS, new EngineException.Unavailable("away"));
    notes.note(web("1"), EXIT);
    assertThat(noted()).isEmpty();
  }

  @Test
  void whatIsGoneIsNotNoted() {
    notes.note(web("1"), EXIT);
    assertThat(engine.find(WEB)).isEmpty();
  }
}
