package org.zos.zbus.transport.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.zos.zbus.transport.redis.Script.bytes;

import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zos.zbus.transport.EntryId;
import org.zos.zbus.transport.EventReader;
import org.zos.zbus.transport.StreamEntry;
import org.zos.zbus.transport.StreamState;

/** Reads a stream with XREAD, on a connection of its own since it blocks. */
final class RedisEventReader implements EventReader {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Link link;
  private final byte[] stream;
  private final StateHash state;

  RedisEventReader(Link link, String stream) {
    this.link = link;
    this.stream = bytes(stream);
    this.state = new StateHash(link, stream);
  }

  @Override
  @SuppressWarnings("unchecked") // lettuce takes generic varargs and only reads them
  public List<StreamEntry> read(EntryId after, int most, Duration wait) {
    XReadArgs args = XReadArgs.Builder.count(most);
    if (wait.toMillis() > 0) {
      // BLOCK 0 would wait without end
      args.block(wait);
    }
    return link
        .await(
            wait.plus(PATIENCE),
            redis -> redis.xread(args, StreamOffset.from(stream, after.toString())))
        .stream()
        .map(RedisEventReader::entry)
        .toList();
  }

  @Override
  public Optional<EntryId> last() {
    return link
        .await(PATIENCE, redis -> redis.xrevrange(stream, Range.unbounded(), Limit.create(0, 1)))
        .stream()
        .findFirst()
        .map(message -> EntryId.parse(message.getId()));
  }

  @Override
  public Optional<EntryId> position() {
    return state.position();
  }

  @Override
  public Optional<StreamState> state() {
    return state.read();
  }

  private static StreamEntry entry(StreamMessage<byte[], byte[]> message) {
    Map<String, String> fields = new LinkedHashMap<>();
    message
        .getBody()
        .forEach((name, value) -> fields.put(new String(name, UTF_8), new String(value, UTF_8)));
    return new StreamEntry(EntryId.parse(message.getId()), fields);
  }

  @Override
  public void close() {
    link.close();
  }
}
