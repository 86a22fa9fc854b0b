package org.zos.container.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LogFormatTest {
  private static String format(LogRecord event) {
    event.setInstant(Instant.parse("2026-01-02T03:04:05.678901234Z"));
    return new LogFormat().format(event);
  }

  private static String format(String message, Object... parameters) {
    LogRecord event = new LogRecord(Level.WARNING, message);
    event.setParameters(parameters);
    return format(event);
  }

  @Test
  void anEventIsOneLineWithTimeLevelAndMessage() {
    assertThat(format("{0} is away", "Redis"))
        .isEqualTo("2026-01-02T03:04:05.678Z WARNING Redis is away\n");
  }

  @Test
  void tellsWhatWasThrown() {
    LogRecord event = new LogRecord(Level.INFO, "failed");
    event.setThrown(new IllegalStateException("why\nso"));
    assertThat(format(event)).endsWith("INFO    failed java.lang.IllegalStateException: why so\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n", "\r", "\r\n", "\u0085", "\u2028", "\u2029", "\0", "\u001b", "\u009b", "\u007f"
      })
  void aTextCanNotForgeALineOrControlATerminal(String control) {
    String line = format("no container {0} here", "a" + control + "2026-01-02 SEVERE forged");
    assertThat(line)
        .isEqualTo(
            "2026-01-02T03:04:05.678Z WARNING no container a 2026-01-02 SEVERE forged here\n");
  }

  @Test
  void otherTextStaysAsItIs() {
    assertThat(format("{0}", "größe 漢字 🦆")).endsWith(" größe 漢字 🦆\n");
  }
}
