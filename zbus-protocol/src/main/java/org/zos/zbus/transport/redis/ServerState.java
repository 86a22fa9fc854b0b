package org.zos.zbus.transport.redis;

import io.lettuce.core.ConnectionState;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Redis says of itself when a connection begins. It says so in its answer to HELLO, which no
 * ACL can forbid and which the driver sends in any case, so knowing it costs nothing.
 *
 * @param version null when it does not know HELLO
 */
record ServerState(@Nullable String version, @Nullable String mode, @Nullable String role) {
  /** The first with BLMOVE. */
  private static final int MAJOR = 6;

  private static final int MINOR = 2;
  private static final String NEEDED = MAJOR + "." + MINOR + " or newer is needed";
  private static final Pattern VERSION = Pattern.compile("(\\d{1,9})\\.(\\d{1,9})\\b.*");

  static ServerState of(ConnectionState state) {
    return new ServerState(state.getRedisVersion(), state.getMode(), state.getRole());
  }

  /** Why the bus can't use this server, as the rest of a sentence about it; empty when it can. */
  Optional<String> objection() {
    if ("sentinel".equals(mode)) {
      return Optional.of("is a sentinel; its address is written redis-sentinel://host:port#master");
    }
    if (!isNewEnough()) {
      return Optional.of(
          version == null
              ? "does not know HELLO, so it is older than 6.0; " + NEEDED
              : "is version " + version + "; " + NEEDED);
    }
    if ("cluster".equals(mode)) {
      return Optional.of(
          "is in cluster mode, which can't carry the bus: one script moves a call and its reply, and"
              + " a script can't reach across slots, but callers name their reply lists as they like");
    }
    if ("replica".equals(role) || "slave".equals(role)) {
      return Optional.of("is a replica, which can't be written to; the bus needs its master");
    }
    return Optional.empty();
  }

  private boolean isNewEnough() {
    if (version == null) {
      return false;
    }
    Optional<MatchResult> numbers = VERSION.matcher(version).results().findFirst();
    int major = numbers.map(found -> Integer.parseInt(found.group(1))).orElse(0);
    int minor = numbers.map(found -> Integer.parseInt(found.group(2))).orElse(0);
    return major > MAJOR || (major == MAJOR && minor >= MINOR);
  }
}
