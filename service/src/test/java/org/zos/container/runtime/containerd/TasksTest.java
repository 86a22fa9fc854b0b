package org.zos.container.runtime.containerd;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.zos.container.runtime.TaskState;
import org.zos.container.runtime.containerd.api.task.Process;
import org.zos.container.runtime.containerd.api.task.Status;

final class TasksTest {
  private static Process.Builder process(Status status) {
    return Process.newBuilder().setPid(7).setStatus(status);
  }

  private static TaskState state(Status status) {
    return Tasks.state(process(status).build());
  }

  @Test
  void readsEachState() {
    assertThat(state(Status.CREATED)).isEqualTo(new TaskState.Prepared(7));
    assertThat(state(Status.RUNNING)).isEqualTo(new TaskState.Running(7));
    assertThat(state(Status.PAUSED)).isEqualTo(new TaskState.Paused(7));
    assertThat(state(Status.PAUSING)).isEqualTo(new TaskState.Paused(7));
    assertThat(state(Status.UNKNOWN)).isEqualTo(new TaskState.Unknown());
  }

  @Test
  void readsHowAProcessEnded() {
    Process ended =
        process(Status.STOPPED)
            .setExitStatus(143)
            .setExitedAt(Timestamp.newBuilder().setSeconds(5).setNanos(6))
            .build();
    assertThat(Tasks.state(ended))
        .isEqualTo(new TaskState.Stopped(7, new TaskState.Exit(143, Instant.ofEpochSecond(5, 6))));
  }

  @Test
  void aStateOfALaterVersionIsUnknown() {
    assertThat(Tasks.state(Process.newBuilder().setStatusValue(99).build()))
        .isEqualTo(new TaskState.Unknown());
  }
}
