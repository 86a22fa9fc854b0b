package org.zos.zbus.transport.redis;

import java.time.Duration;

/** Names the life of a Redis server: another one after each restart. */
final class RunId {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String FIELD = "run_id:";

  private RunId() {}

  static String of(Link link) {
    String info = link.await(PATIENCE, redis -> redis.info("server"));
    return info.lines()
        .filter(line -> line.startsWith(FIELD))
        .map(line -> line.substring(FIELD.length()).strip())
        .findFirst()
        .orElse("");
  }
}
