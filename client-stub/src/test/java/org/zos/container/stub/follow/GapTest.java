package org.zos.container.stub.follow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zos.zbus.transport.EntryId;

final class GapTest {
  @ParameterizedTest
  @CsvSource({"0-0,7-1", "0-0,1-1", "7-1,7-2", "7-299,7-300"})
  void seesNoneBetweenNeighboursAndBeforeTheFirst(String before, String after) {
    assertThat(Gap.between(EntryId.parse(before), EntryId.parse(after))).isEmpty();
  }

  @Test
  void seesWhatWasTrimmedBeforeTheFirst() {
    assertThat(Gap.between(EntryId.BEGINNING, new EntryId(7, 300))).isPresent();
  }

  @Test
  void countsWhatIsMissingInAnEpoch() {
    assertThat(Gap.between(new EntryId(7, 3), new EntryId(7, 6)))
        .map(Gap::toString)
        .contains("2 events between 7-3 and 7-6 are lost");
  }

  @Test
  void takesANewEpochForAGapWhateverItsFirstEntry() {
    assertThat(Gap.between(new EntryId(7, 3), new EntryId(8, 1)))
        .map(Gap::toString)
        .contains("a new epoch begins with 8-1: what followed 7-3 may be lost");
  }
}
