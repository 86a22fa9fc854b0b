package org.zos.zbus.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryIdTest {
  @Test
  void textAndIdAreTheSame() {
    assertThat(EntryId.parse("12-34")).isEqualTo(new EntryId(12, 34)).hasToString("12-34");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "12", "12-", "-34", "1-2-3", "a-b", "12--34", "99999999999999999999-1"})
  void textOfAnotherFormIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> EntryId.parse(text));
  }

  @Test
  void epochCountsBeforeTheNumberWithinIt() {
    assertThat(new EntryId(2, 1)).isGreaterThan(new EntryId(1, 99)).isLessThan(new EntryId(2, 2));
    assertThat(EntryId.BEGINNING).isLessThan(new EntryId(0, 1));
  }

  @Test
  void nextOneFollowsInTheSameEpoch() {
    assertThat(new EntryId(2, 9).next()).isEqualTo(new EntryId(2, 10));
  }
}
