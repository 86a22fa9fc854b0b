package org.zos.zbus.example.go;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.zos.zbus.example.CalculatorContract;
import org.zos.zbus.example.api.Calculator;
import org.zos.zbus.example.client.CalculatorStub;
import org.zos.zbus.testing.TestBus;

/** Our stub and the reference's server. */
class GoCalculatorIT extends CalculatorContract {
  @AutoClose private static GoServer server;

  @BeforeAll
  static void start() {
    server = GoServer.start();
  }

  @Override
  protected Calculator calculator() {
    return new CalculatorStub(server.client(), TestBus.PATIENCE);
  }
}
