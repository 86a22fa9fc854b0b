package org.zos.container.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zos.zbus.wire.EncodedValue;

final class LastExitTest {
  private static final Instant THEN = Instant.parse("2026-02-03T04:05:06.000000007Z");

  private static Optional<LastExit> read(String label) {
    return LastExit.of(
        new ContainerRecord(
            new ContainerRef("blue", "web"),
            Map.of(Labels.EXIT, label),
            new EncodedValue(new byte[0]),
            THEN));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void isReadAsItWasWritten(boolean oomKilled) {
    LastExit exit = new LastExit(new TaskState.Exit(137, THEN), oomKilled);
    assertThat(read(exit.toLabel())).contains(exit);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "137", "x 2026-02-03T04:05:06Z", "137 yesterday", " "})
  void whatCanNotBeUnderstoodIsNothing(String label) {
    assertThat(read(label)).isEmpty();
  }
}
