package org.zos.zbus.transport.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.zos.zbus.transport.redis.Script.bytes;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zos.zbus.transport.EntryId;
import org.zos.zbus.transport.StreamState;
import org.zos.zbus.transport.TransportException;

/**
 * The hash {@code <stream>.state}: the last record of each subject, and two fields of our own,
 * {@code _position} (the last entry's id) and {@code _run} (the run of Redis that holds it all).
 */
final class StateHash {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String POSITION = "_position";
  private static final String RUN = "_run";

  /** More than that is not the state of one node: nobody shall run out of memory reading it. */
  private static final long MOST_FIELDS = 200_000;

  private final Link link;
  private final byte[] key;

  StateHash(Link link, String stream) {
    this.link = link;
    this.key = bytes(stream + ".state");
  }

  byte[] key() {
    return key;
  }

  Optional<EntryId> position() {
    return field(POSITION).map(EntryId::parse);
  }

  Optional<String> run() {
    return field(RUN);
  }

  private Optional<String> field(String name) {
    return link.await(
        PATIENCE,
        redis -> redis.hget(key, bytes(name)).thenApply(value -> Optional.ofNullable(text(value))));
  }

  private static @Nullable String text(byte @Nullable [] value) {
    return value == null ? null : new String(value, UTF_8);
  }

  /** All of it, by one command and so of one moment; empty when no epoch was begun. */
  Optional<StreamState> read() {
    long fields = link.await(PATIENCE, redis -> redis.hlen(key));
    if (fields > MOST_FIELDS) {
      throw new TransportException(
          "the state has " + fields + " records, more than " + MOST_FIELDS);
    }
    Map<String, String> all = new HashMap<>();
    link.await(PATIENCE, redis -> redis.hgetall(key))
        .forEach((name, value) -> all.put(new String(name, UTF_8), new String(value, UTF_8)));
    all.remove(RUN);
    return Optional.ofNullable(all.remove(POSITION))
        .map(position -> new StreamState(EntryId.parse(position), all));
  }
}
