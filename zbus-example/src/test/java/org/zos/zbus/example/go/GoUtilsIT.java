package org.zos.zbus.example.go;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.zos.zbus.example.UtilsContract;
import org.zos.zbus.example.api.Utils;
import org.zos.zbus.example.client.UtilsStub;
import org.zos.zbus.testing.TestBus;

/** Our stub and the reference's server. */
class GoUtilsIT extends UtilsContract {
  @AutoClose private static GoServer server;

  @BeforeAll
  static void start() {
    server = GoServer.start();
  }

  @Override
  protected Utils utils() {
    return new UtilsStub(server.client(), TestBus.PATIENCE);
  }
}
