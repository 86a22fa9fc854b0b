package org.zos.zbus.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.zos.zbus.transport.TransportException;
import org.zos.zbus.transport.redis.RedisTransport;

/** A Redis server of a test's own, on a unix socket in a folder of its own. */
public final class PrivateRedis implements TestRedis {
  private final Path folder;
  private final List<String> options;
  private ChildProcess server;

  private PrivateRedis(Path folder, List<String> options) {
    this.folder = folder;
    this.options = options;
    this.server = launch();
  }

  /** Starts one and waits until it answers. */
  public static PrivateRedis start(String... options) {
    try {
      return new PrivateRedis(Files.createTempDirectory("zredis"), List.of(options));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ChildProcess launch() {
    List<String> command = new ArrayList<>(List.of("redis-server", "--port", "0"));
    command.addAll(List.of("--unixsocket", socket().toString(), "--save", ""));
    command.addAll(List.of("--dir", folder.toString()));
    command.addAll(options);
    ChildProcess child = ChildProcess.start(folder.resolve("redis.log"), command);
    Eventually.that("Redis answers", this::answers);
    return child;
  }

  private boolean answers() {
    try (RedisTransport transport = transport()) {
      transport.check();
      return true;
    } catch (TransportException e) {
      return false;
    }
  }

  public Path socket() {
    return folder.resolve("redis.sock");
  }

  @Override
  public String address() {
    return "unix://" + socket();
  }

  @Override
  public String cli(String... arguments) {
    List<String> command = new ArrayList<>(List.of("redis-cli", "-s", socket().toString()));
    command.addAll(List.of(arguments));
    return ChildProcess.run(command).stripTrailing();
  }

  /** Kills it at once; what it held is gone. */
  public void kill() {
    server.kill();
  }

  /** Starts it again after a kill. */
  public void restart() {
    server = launch();
  }

  /** Sends it a signal by name. */
  public void signal(String name) {
    server.signal(name);
  }

  @Override
  public void close() {
    server.close();
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
