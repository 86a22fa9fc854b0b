package org.zos.zbus.example.server;

import org.zos.zbus.example.CalculatorContract;
import org.zos.zbus.example.api.Calculator;

class PlainCalculatorTest extends CalculatorContract {
  @Override
  protected Calculator calculator() {
    return new PlainCalculator();
  }
}
