package org.zos.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SettingsTest {
  @Test
  void unlessSaidMeasurementsAreLongEnoughToCompare() {
    assertThat(Settings.of(Map.of()))
        .isEqualTo(new Settings(20_000, 3, List.of(1, 16, 64), false, Set.of()));
  }

  @Test
  void quickMeasuresLittleOnce() {
    assertThat(Settings.of(Map.of("QUICK", "1")))
        .isEqualTo(new Settings(1_000, 1, List.of(1, 16, 64), true, Set.of()));
  }

  @Test
  void eachVariableCounts() {
    assertThat(Settings.of(Map.of("CALLS", "500", "ROUNDS", "5", "QUICK", "no")))
        .isEqualTo(new Settings(500, 5, List.of(1, 16, 64), false, Set.of()));
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

  @Test
  void onlySomeSectionsCanBeMeasured() {
    assertThat(Settings.of(Map.of("ONLY", "codec, containers")).only())
        .containsExactlyInAnyOrder("codec", "containers");
    assertThat(Settings.of(Map.of("ONLY", "")).only()).isEmpty();
  }
}
