package org.zos.zbus.transport.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;
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

  /** Runs the script and gives its whole-number answer. */
  long run(Link link, byte[][] keys, byte[]... arguments) {
    try {
      return link.<Long>await(
          PATIENCE, redis -> redis.evalsha(digest, ScriptOutputType.INTEGER, keys, arguments));
    } catch (TransportException e) {
      if (!(e.getCause() instanceof java.util.concurrent.ExecutionException failure
          && failure.getCause() instanceof RedisNoScriptException)) {
        throw e;
      }
      return link.<Long>await(
          PATIENCE, redis -> redis.eval(text, ScriptOutputType.INTEGER, keys, arguments));
    }
  }

  static byte[] bytes(String value) {
    return value.getBytes(UTF_8);
  }
}
