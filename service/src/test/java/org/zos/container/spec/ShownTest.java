package org.zos.container.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ShownTest {
  @Test
  void repeatsAPlainText() {
    assertThat(Shown.of("größe 🦆")).isEqualTo("größe 🦆");
  }

  @Test
  void hasNoCharactersThatControlATerminalOrEndALine() {
    assertThat(Shown.of("a\n\r\t\0\u001b[1m\u007f\u0085\u009b\u2028\u2029z"))
        .isEqualTo("a?????[1m?????z");
  }

  @Test
  void cutsALongText() {
    assertThat(Shown.of("a".repeat(100))).isEqualTo("a".repeat(100));
    assertThat(Shown.of("a".repeat(101))).isEqualTo("a".repeat(100) + "…");
  }
}
