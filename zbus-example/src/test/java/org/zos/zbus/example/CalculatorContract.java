package org.zos.zbus.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.zos.zbus.CallException;
import org.zos.zbus.example.api.Calculator;
import org.zos.zbus.example.api.Calculator.SumAndDifference;

/** What every calculator promises, wherever it is. */
public abstract class CalculatorContract {
  /** What is under test. */
  protected abstract Calculator calculator();

  @Test
  void addsSubtractsAndRaises() {
    assertThat(calculator().add(3, 4)).isEqualTo(7);
    assertThat(calculator().addSub(3, 4)).isEqualTo(new SumAndDifference(7, -1));
    assertThat(calculator().pow(2, 10)).isEqualTo(1024);
  }

  @Test
  void divisionByZeroIsAnError() {
    assertThat(calculator().divide(5, 2)).isEqualTo(2.5);
    assertThatThrownBy(() -> calculator().divide(5, 0))
        .isInstanceOf(CallException.class)
        .hasMessage("division by zero");
  }

  @Test
  void averageOfNothingIsZero() {
    assertThat(calculator().avg(List.of(1.0, 2.0, 6.0))).isEqualTo(3);
    assertThat(calculator().avg(List.of())).isZero();
  }
}
