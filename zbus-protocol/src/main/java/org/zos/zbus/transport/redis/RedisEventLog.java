package org.zos.zbus.transport.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.zos.zbus.transport.redis.Script.bytes;

import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zos.zbus.transport.EntryId;
import org.zos.zbus.transport.EventLog;

/**
 * The stream under its name and, beside it, the hash {@code <name>.state}: the last record of each
 * subject, and two fields of our own, {@code _position} (the last entry's id) and {@code _run} (the
 * run of Redis that holds it all). Both are written by scripts, so they never disagree.
 */
final class RedisEventLog implements EventLog {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Script APPEND = Script.named("append");
  private static final Script BEGIN = Script.named("begin");
  private static final byte[] POSITION = bytes("_position");
  private static final byte[] RUN = bytes("_run");

  private final Link link;
  private final byte[] stream;
  private final byte[] state;
  private final byte[] length;
  private EntryId position = EntryId.BEGINNING;

  RedisEventLog(Link link, String stream, long length) {
    this.link = link;
    this.stream = bytes(stream);
    this.state = bytes(stream + ".state");
    this.length = bytes(Long.toString(length));
  }

  @Override
  public Optional<EntryId> lastPosition() {
    Optional<EntryId> noted = field(POSITION).map(EntryId::parse);
    boolean sameRun = field(RUN).equals(Optional.of(RunId.of(link)));
    boolean whole = noted.isPresent() && holds(noted.get());
    if (!sameRun || !whole) {
      return Optional.empty();
    }
    position = noted.get();
    return noted;
  }

  /** Whether the stream ends at this entry; at the start of an epoch it ends before it. */
  private boolean holds(EntryId noted) {
    Optional<EntryId> last = lastEntry();
    return noted.seq() == 0
        ? last.isEmpty() || last.get().epoch() < noted.epoch()
        : last.equals(Optional.of(noted));
  }

  @Override
  public long nextEpoch(long atLeast) {
    long before = lastEntry().map(EntryId::epoch).orElse(0L);
    long noted = field(POSITION).map(EntryId::parse).map(EntryId::epoch).orElse(0L);
    return Math.max(atLeast, Math.max(before, noted) + 1);
  }

  @Override
  public void begin(long epoch) {
    EntryId before = new EntryId(epoch, 0);
    BEGIN.run(link, keys(), bytes(before.toString()), bytes(RunId.of(link)));
    position = before;
  }

  @Override
  public boolean append(EventRecord event) {
    List<byte[]> arguments = new ArrayList<>();
    arguments.add(bytes(position.toString()));
    arguments.add(bytes(event.id().toString()));
    arguments.add(length);
    arguments.add(bytes(event.subject()));
    arguments.add(bytes(event.state().orElse("")));
    arguments.add(event.message());
    event
        .fields()
        .forEach((name, value) -> {
          arguments.add(bytes(name));
          arguments.add(bytes(value));
        });
    boolean added = APPEND.run(link, keys(), arguments.toArray(byte[][]::new)) == 1;
    if (added) {
      position = event.id();
    }
    return added;
  }

  private byte[][] keys() {
    return new byte[][] {stream, state};
  }

  private Optional<EntryId> lastEntry() {
    return link
        .await(PATIENCE, redis -> redis.xrevrange(stream, Range.unbounded(), Limit.create(0, 1)))
        .stream()
        .findFirst()
        .map(message -> EntryId.parse(message.getId()));
  }

  private Optional<String> field(byte[] name) {
    return link.await(
        PATIENCE,
        redis ->
            redis
                .hget(state, name)
                .thenApply(value -> Optional.ofNullable(value).map(v -> new String(v, UTF_8))));
  }

  @Override
  public void close() {
    link.close();
  }
}
