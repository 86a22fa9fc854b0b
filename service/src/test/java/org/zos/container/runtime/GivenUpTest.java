package org.zos.container.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zos.zbus.wire.EncodedValue;

/** That a container was given up, on its record. */
final class GivenUpTest {
  private static ContainerRecord record(String label) {
    return new ContainerRecord(
        new ContainerRef("ns", "web"),
        Map.of(Labels.GAVE_UP, label),
        new EncodedValue(new byte[0]),
        Instant.EPOCH);
  }

  @Test
  void whatIsWrittenIsRead() {
    Instant at = Instant.parse("2026-01-02T03:04:05.678901234Z");
    GivenUp verdict = new GivenUp(3, at, "it ended with exit code 1, out of memory");
    assertThat(GivenUp.of(record(verdict.toLabel()))).contains(verdict);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "3", "3 yesterday why", "x 2026-01-02T03:04:05Z why", "  "})
  void whatCanNotBeUnderstoodIsNothing(String label) {
    assertThat(GivenUp.of(record(label))).isEmpty();
  }
}
