package org.zos.zbus.server;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Servers killed with -9 while they work: every call is answered once. {@code make soak} kills a
 * hundred.
 */
class KilledServersIT {
  private static final int KILLS = Integer.getInteger("soak.kills", 4);
  private static final long SEED = Long.getLong("soak.seed", System.nanoTime());

  @Test
  void everyCallIsAnsweredOnceAndNoneIsLost(@TempDir Path folder)
      throws IOException, InterruptedException {
    System.out.println("killing " + KILLS + " servers, seed " + SEED);
    try (KilledServers killed = new KilledServers(folder, SEED)) {
      System.out.println(killed.run(KILLS));
    }
  }
}
