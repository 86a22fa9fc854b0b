package org.zos.zbus.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  @Test
  void brokerIsOnThisMachineUnlessSaid() {
    assertThat(Settings.parse().broker()).hasToString("tcp://localhost:6379");
    assertThat(Settings.parse().help()).isFalse();
  }

  @Test
  void brokerIsReadInBothForms() {
    assertThat(Settings.parse("--broker", "unix:///r").broker()).hasToString("unix:///r");
    assertThat(Settings.parse("--broker=tcp://h:1").broker()).hasToString("tcp://h:1");
  }

  @Test
  void helpNamesEveryFlag() {
    assertThat(Settings.parse("--help").help()).isTrue();
    assertThat(Settings.HELP).contains("--broker", "--help");
  }

  @ParameterizedTest
  @CsvSource({
    "--borker, unknown argument '--borker'",
    "--broker, --broker needs a value",
    "--broker=, '--broker: an address of Redis begins with'",
    "--broker=ftp://secret@h, '--broker: an address of Redis begins with'",
    "--broker=tcp://secret@, --broker:",
  })
  void whatIsWrongIsSaidWithoutAPassword(String argument, String message) {
    assertThatThrownBy(() -> Settings.parse(argument))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
  }
}
