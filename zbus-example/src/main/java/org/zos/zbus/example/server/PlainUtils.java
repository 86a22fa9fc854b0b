package org.zos.zbus.example.server;

import java.time.Duration;
import java.util.Locale;
import org.zos.zbus.example.api.Utils;

/** What the utilities do. */
public final class PlainUtils implements Utils {
  @Override
  public String capitalize(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  @Override
  public Mixture tuple() {
    return new Mixture(10, "hello world", 0.5);
  }

  @Override
  public long panic() {
    throw new IllegalStateException("Aaaaah!");
  }

  @Override
  public void sleep(Duration time) throws InterruptedException {
    // blocks a virtual thread, which costs nobody else anything
    Thread.sleep(time);
  }
}
