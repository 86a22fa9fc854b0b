package org.zos.zbus.transport.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.zos.zbus.transport.TransportException;

/**
 * A script that runs inside Redis, in one step. Redis is sent its digest, and its text only when
 * Redis does not know it (after a restart, say).
 */
final class Script {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final byte[] text;
  private final String digest;

  private Script(byte[] text) {
    this.text = text;
    this.digest = io.lettuce.core.codec.Base16.digest(text);
  }

  /** Loads the script of this name, {@code <name>.lua}, that lies beside this class. */
  static Script named(String name) {
    String resource = name + ".lua";
    try (InputStream in = Script.class.getResourceAsStream(resource)) {
      return new Script(Objects.requireNonNull(in, resource).readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }

  /** Runs the script and waits for its answer, of whatever type. */
  <T> Optional<T> run(Link link, ScriptOutputType type, byte[][] keys, byte[]... arguments) {
    try {
      return link.<Optional<T>>await(
          PATIENCE,
          redis -> redis.<T>evalsha(digest, type, keys, arguments).thenApply(Optional::ofNullable));
    } catch (TransportException e) {
      if (!isUnknown(e)) {
        throw e;
      }
      return link.<Optional<T>>await(
          PATIENCE,
          redis -> redis.<T>eval(text, type, keys, arguments).thenApply(Optional::ofNullable));
    }
  }

  /** Runs the script and gives its whole-number answer. */
  long run(Link link, byte[][] keys, byte[]... arguments) {
    return this.<Long>run(link, ScriptOutputType.INTEGER, keys, arguments).orElseThrow();
  }

  /** Starts the script on the connection that there is; its list of answers comes later. */
  CompletionStage<List<Object>> start(Link link, byte[][] keys, byte[]... arguments) {
    return link.start(connection -> start(connection, keys, arguments));
  }

  /** The same on this connection, whose owner sends what waits. */
  CompletionStage<List<Object>> start(
      StatefulRedisConnection<byte[], byte[]> connection, byte[][] keys, byte[]... arguments) {
    return connection
        .async()
        .<List<Object>>evalsha(digest, ScriptOutputType.MULTI, keys, arguments)
        .exceptionallyCompose(e ->
            isUnknown(e) ? sent(connection, keys, arguments) : CompletableFuture.failedStage(e));
  }

  private CompletionStage<List<Object>> sent(
      StatefulRedisConnection<byte[], byte[]> connection, byte[][] keys, byte[]... arguments) {
    CompletionStage<List<Object>> answer =
        connection.async().eval(text, ScriptOutputType.MULTI, keys, arguments);
    connection.flushCommands();
    return answer;
  }

  private static boolean isUnknown(Throwable e) {
    return Failures.root(e) instanceof RedisNoScriptException;
  }

  static byte[] bytes(String value) {
    return value.getBytes(UTF_8);
  }
}
