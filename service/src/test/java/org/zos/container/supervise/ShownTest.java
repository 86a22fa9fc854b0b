package org.zos.container.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zos.container.supervise.Sample.WEB;
import static org.zos.container.supervise.Sample.at;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.zos.container.contract.LifecycleEvent;
import org.zos.container.publish.Standing;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.runtime.Labels;
import org.zos.container.runtime.TaskState;
import org.zos.zbus.wire.EncodedValue;

final class ShownTest {
  private static final String GAVE_UP = "it ended with exit code 3";
  private static final ContainerRecord RECORD =
      new ContainerRecord(
          WEB,
          Map.of(Labels.UID, "1", Labels.GAVE_UP, GAVE_UP, Labels.RESTARTS, "- 4 0 -"),
          new EncodedValue(new byte[0]),
          at(1));

  private static Standing standing(Optional<TaskState> task) {
    return new Shown(RECORD, task, false).standing();
  }

  @Test
  void whatIsGivenUpIsKnownByItsRecord() {
    Optional<TaskState> ended =
        Optional.of(new TaskState.Stopped(101, new TaskState.Exit(3, at(5))));
    assertThat(standing(ended).verdict())
        .contains(new LifecycleEvent.GaveUp(at(5), Subjects.of(RECORD), 3, GAVE_UP));
    assertThat(standing(Optional.empty()).verdict())
        .contains(new LifecycleEvent.GaveUp(at(1), Subjects.of(RECORD), 3, GAVE_UP));
  }
}
