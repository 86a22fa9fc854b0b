package org.zos.zbus.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What strangers can't do to a log. */
class ShownTest {
  @Test
  void usualTextIsShownAsItIs() {
    assertThat(Shown.text("Überfall 7")).isEqualTo("Überfall 7");
  }

  @Test
  void noLineIsForgedAndNoTerminalSpokenTo() {
    assertThat(Shown.text("a\nSEVERE: b\u001b[2J\u0000")).isEqualTo("a?SEVERE: b?[2J?");
  }

  @Test
  void longTextIsCut() {
    assertThat(Shown.text("x".repeat(1_000_000))).isEqualTo("x".repeat(128) + "…");
  }
}
