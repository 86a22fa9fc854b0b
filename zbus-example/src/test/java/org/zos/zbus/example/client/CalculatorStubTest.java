package org.zos.zbus.example.client;

import org.junit.jupiter.api.AutoClose;
import org.zos.zbus.example.CalculatorContract;
import org.zos.zbus.example.MemoryBus;
import org.zos.zbus.example.api.Calculator;
import org.zos.zbus.testing.TestBus;

class CalculatorStubTest extends CalculatorContract {
  @AutoClose private final MemoryBus bus = MemoryBus.start();

  @Override
  protected Calculator calculator() {
    return new CalculatorStub(bus.client(), TestBus.PATIENCE);
  }
}
