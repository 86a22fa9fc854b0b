package org.zos.zbus.transport.redis;

import static org.zos.zbus.transport.redis.Script.bytes;

import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zos.zbus.transport.EntryId;
import org.zos.zbus.transport.EventLog;
import org.zos.zbus.transport.StreamState;

/**
 * The stream under its name and, beside it, its {@link StateHash}. Both are written by scripts, so
 * they never disagree.
 */
final class RedisEventLog implements EventLog {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Script APPEND = Script.named("append");
  private static final Script BEGIN = Script.named("begin");
  private final Link link;
  private final byte[] stream;
  private final StateHash state;
  private final byte[] length;
  private EntryId position = EntryId.BEGINNING;

  RedisEventLog(Link link, String stream, long length) {
    this.link = link;
    this.stream = bytes(stream);
    this.state = new StateHash(link, stream);
    this.length = bytes(Long.toString(length));
  }

  @Override
  public Optional<EntryId> lastPosition() {
    Optional<EntryId> noted = state.position();
    boolean sameRun = state.run().equals(Optional.of(RunId.of(link)));
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
    long noted = state.position().map(EntryId::epoch).orElse(0L);
    return Math.max(atLeast, Math.max(before, noted) + 1);
  }

  @Override
  public Map<String, String> state() {
    return state.read().map(StreamState::records).orElse(Map.of());
  }

  @Override
  public void begin(long epoch, Map<String, String> records) {
    EntryId before = new EntryId(epoch, 0);
    List<byte[]> arguments = new ArrayList<>();
    arguments.add(bytes(before.toString()));
    arguments.add(bytes(RunId.of(link)));
    addAll(arguments, records);
    BEGIN.run(link, keys(), arguments.toArray(byte[][]::new));
    position = before;
  }

  private static void addAll(List<byte[]> arguments, Map<String, String> pairs) {
    pairs.forEach((name, value) -> {
      arguments.add(bytes(name));
      arguments.add(bytes(value));
    });
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
    addAll(arguments, event.fields());
    boolean added = APPEND.run(link, keys(), arguments.toArray(byte[][]::new)) == 1;
    if (added) {
      position = event.id();
    }
    return added;
  }

  private byte[][] keys() {
    return new byte[][] {stream, state.key()};
  }

  private Optional<EntryId> lastEntry() {
    return link
        .await(PATIENCE, redis -> redis.xrevrange(stream, Range.unbounded(), Limit.create(0, 1)))
        .stream()
        .findFirst()
        .map(message -> EntryId.parse(message.getId()));
  }

  @Override
  public void close() {
    link.close();
  }
}
