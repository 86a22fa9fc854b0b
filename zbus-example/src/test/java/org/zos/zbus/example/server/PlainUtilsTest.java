package org.zos.zbus.example.server;

import org.zos.zbus.example.UtilsContract;
import org.zos.zbus.example.api.Utils;

class PlainUtilsTest extends UtilsContract {
  @Override
  protected Utils utils() {
    return new PlainUtils();
  }
}
