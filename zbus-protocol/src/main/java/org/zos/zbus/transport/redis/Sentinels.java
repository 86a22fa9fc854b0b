package org.zos.zbus.transport.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.ValueListOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.zos.zbus.transport.TransportException;

/**
 * Those who know which Redis is the master. The driver's own look-up is not used: it warns about
 * each sentinel that is down at each look-up, always begins with the same one, and asks no other
 * when that one is behind the times. For any thread.
 */
final class Sentinels {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final RedisClient client;
  private final List<RedisURI> sentinels;
  private final String master;
  private final AtomicInteger first = new AtomicInteger();

  Sentinels(RedisClient client, List<RedisURI> sentinels, String master) {
    this.client = client;
    this.sentinels = sentinels;
    this.master = master;
  }

  /** Asks one after the other, beginning with the one that answered last time. */
  InetSocketAddress master() {
    List<String> failures = new ArrayList<>();
    int begin = first.get();
    for (int i = 0; i < sentinels.size(); i++) {
      int next = (begin + i) % sentinels.size();
      RedisURI sentinel = sentinels.get(next);
      try {
        InetSocketAddress found = ask(sentinel);
        first.set(next);
        return found;
      } catch (TransportException e) {
        failures.add(sentinel.getHost() + ":" + sentinel.getPort() + ": " + e.getMessage());
      }
    }
    throw new TransportException(
        "no sentinel names the master " + master + " (" + String.join("; ", failures) + ")");
  }

  /** The master that was named is none: next time another sentinel is asked first. */
  void doubt() {
    first.updateAndGet(current -> (current + 1) % sentinels.size());
  }

  private InetSocketAddress ask(RedisURI sentinel) {
    try (StatefulRedisConnection<String, String> connection =
        client.connect(StringCodec.UTF8, sentinel)) {
      return ask(connection);
    } catch (ExecutionException | TimeoutException | RedisException | IllegalStateException e) {
      throw new TransportException(Failures.reason(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransportException("interrupted", e);
    }
  }

  private InetSocketAddress ask(StatefulRedisConnection<String, String> connection)
      throws ExecutionException, TimeoutException, InterruptedException {
    CommandArgs<String, String> question =
        new CommandArgs<>(StringCodec.UTF8).add("get-master-addr-by-name").add(master);
    List<String> place =
        connection
            .async()
            .dispatch(CommandType.SENTINEL, new ValueListOutput<>(StringCodec.UTF8), question)
            .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    if (place.size() != 2) {
      throw new TransportException("knows no master of this name");
    }
    return InetSocketAddress.createUnresolved(place.get(0), Integer.parseInt(place.get(1)));
  }
}
