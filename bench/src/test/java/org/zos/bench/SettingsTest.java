package org.zos.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
  @Test
  void unlessSaidMeasurementsAreLongEnoughToCompare() {
    assertThat(Settings.of(Map.of())).isEqualTo(new Settings(20_000, 3, List.of(1, 16, 64), false));
  }

  @Test
  void quickMeasuresLittleOnce() {
    assertThat(Settings.of(Map.of("QUICK", "1")))
        .isEqualTo(new Settings(1_000, 1, List.of(1, 16, 64), true));
  }

  @Test
  void eachVariableCounts() {
    assertThat(Settings.of(Map.of("CALLS", "500", "ROUNDS", "5", "QUICK", "no")))
        .isEqualTo(new Settings(500, 5, List.of(1, 16, 64), false));
  }

  @Test
  void whatIsNoNumberIsNamed() {
    assertThatThrownBy(() -> Settings.of(Map.of("CALLS", "many")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("CALLS must be a number, not 'many'");
  }

  @Test
  void nothingToMeasureIsRefused() {
    assertThatThrownBy(() -> Settings.of(Map.of("ROUNDS", "0")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
