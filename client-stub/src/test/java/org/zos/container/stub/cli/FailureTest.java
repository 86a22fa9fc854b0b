package org.zos.container.stub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.zos.container.contract.ContainerException;
import org.zos.zbus.transport.TransportException;

/** What the other tests don't come by: failures that only a real Redis, or a defect, brings. */
final class FailureTest {
  @Test
  void saysWhatToDoAboutRedisBeingAway() {
    TransportException away = new TransportException("Redis is on holiday");
    String told = "Redis is on holiday; is it running? name another with --broker";
    assertThat(Failure.of(away)).isEqualTo(new Failure(ExitCode.UNAVAILABLE, told));
    assertThat(Failure.of(new ContainerException.Unavailable("list: Redis is on holiday", away)))
        .isEqualTo(new Failure(ExitCode.UNAVAILABLE, "list: " + told));
  }

  @Test
  void addsNothingToWhatTheModuleSays() {
    assertThat(Failure.of(new ContainerException.Unavailable("containerd is away")))
        .isEqualTo(new Failure(ExitCode.UNAVAILABLE, "containerd is away"));
  }

  @Test
  void namesADefectForWhatItIs() {
    assertThat(Failure.of(new IllegalStateException("upside\ndown")))
        .isEqualTo(
            new Failure(
                ExitCode.FAILED, "internal error: java.lang.IllegalStateException: upside down"));
  }
}
