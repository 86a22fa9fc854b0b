package org.zos.zbus.transport.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.output.IntegerOutput;
import io.lettuce.core.protocol.AsyncCommand;
import io.lettuce.core.protocol.Command;
import io.lettuce.core.protocol.CommandType;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.zos.zbus.testing.Eventually;
import org.zos.zbus.transport.TransportException;

/**
 * Publishes on a connection that is as the driver's own are: given out a moment before its thread
 * notes that it can be used, and refusing what is sent in that moment.
 */
class PublisherTest {
  private boolean usable;
  private final List<String> sent = new ArrayList<>();
  private final Object commands =
      fake(RedisAsyncCommands.class, Map.of("publish", call -> answer((byte[]) call[1])));

  @SuppressWarnings("unchecked") // a class has no type arguments
  private final StatefulRedisConnection<byte[], byte[]> connection =
      (StatefulRedisConnection<byte[], byte[]>)
          fake(
              StatefulRedisConnection.class,
              Map.of("async", call -> commands, "isOpen", call -> true));

  private final Publisher publisher =
      new Publisher(
          () -> connection, RedisAddress.parse("redis://127.0.0.1:1"), this::runOnItsThread);

  /** What is handed to the driver's thread comes after what it has to note. */
  private void runOnItsThread(Runnable task) {
    usable = true;
    task.run();
  }

  @SuppressWarnings("FutureReturnValueIgnored") // a proxy hands it on, to who waits for it
  private Object answer(byte[] message) {
    var answer =
        new AsyncCommand<>(
            new Command<>(CommandType.PUBLISH, new IntegerOutput<>(ByteArrayCodec.INSTANCE)));
    if (usable) {
      sent.add(new String(message, UTF_8));
      answer.complete(1L);
    } else {
      answer.completeExceptionally(new RedisException("not connected"));
      // the driver's thread comes to it between two messages
      usable = true;
    }
    return answer;
  }

  /** An object that answers these methods, and fails at all others. */
  private static Object fake(Class<?> type, Map<String, Function<Object[], Object>> methods) {
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) ->
            Eventually.present(methods.get(method.getName())).apply(arguments));
  }

  private long publish(String... messages) {
    return publisher.publish(
        "channel".getBytes(UTF_8), Stream.of(messages).map(each -> each.getBytes(UTF_8)).toList());
  }

  @Test
  void theFirstMessagesOfAConnectionAreSentInTheirOrder() {
    assertThat(publish("one", "two", "three")).isEqualTo(3);
    assertThat(publish("four")).isEqualTo(1);
    assertThat(sent).containsExactly("one", "two", "three", "four");
  }

  @Test
  void whatIsRefusedIsAFailure() {
    publish("one");
    usable = false;
    assertThatThrownBy(() -> publish("two"))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("not connected");
  }
}
