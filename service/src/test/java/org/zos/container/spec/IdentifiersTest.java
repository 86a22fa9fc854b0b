package org.zos.container.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IdentifiersTest {
  @ParameterizedTest
  @ValueSource(strings = {"a", "7", "Web", "web-1", "a.b_c-d", "0.0.1", "default", "A1_b2.C3-d4"})
  void takesLettersAndDigitsWithSingleSeparatorsBetweenThem(String name) {
    assertThat(Identifiers.isName(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", ".", "..", "-a", "a-", "_a", "a_", ".a", "a.", "a..b", "a--b", "a._b", "a b",
        "a/b", "../a", "a/../b", "/a", "a\n", "\na", "a\0", "a:b", "a@b", "ü", "a\u0660", "ａ"
      })
  void refusesEverythingElse(String name) {
    assertThat(Identifiers.isName(name)).isFalse();
  }

  @Test
  void takesAtMost76Characters() {
    assertThat(Identifiers.isName("a".repeat(76))).isTrue();
    assertThat(Identifiers.isName("a".repeat(77))).isFalse();
  }

  @Test
  void refusesALongTextWithoutWorkingOnIt() {
    assertThat(Identifiers.isName("a-".repeat(1_000_000))).isFalse();
  }

  @Test
  void notesTheFieldAndShowsTheTextShortAndOnOneLine() {
    List<String> faults = new ArrayList<>();
    Identifiers.check("ns", "blue", faults);
    assertThat(faults).isEmpty();
    Identifiers.check("Name", "a\nforged line" + "x".repeat(1000), faults);
    assertThat(faults).hasSize(1);
    assertThat(faults.getFirst())
        .startsWith("Name must be letters and digits")
        .contains("at most 76", "'a?forged line")
        .hasSizeLessThan(250)
        .doesNotContain("\n");
  }
}
