package org.zos.zbus.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Redis server of a test's own, on a unix socket in a folder of its own. */
public final class PrivateRedis implements TestRedis {
  private final TempFolder folder;
  private final List<String> options;
  private ChildProcess server;

  private PrivateRedis(TempFolder folder, List<String> options) {
    this.folder = folder;
    this.options = options;
    this.server = launch();
  }

  /**
   * Starts one and waits until it answers.
   *
   * @param options of redis-server; it listens on no port unless one of them is {@code --port}
   */
  public static PrivateRedis start(String... options) {
    return new PrivateRedis(TempFolder.create(), List.of(options));
  }

  private ChildProcess launch() {
    List<String> command = new ArrayList<>(List.of("redis-server", "--port", "0"));
    command.addAll(List.of("--unixsocket", socket().toString(), "--save", ""));
    command.addAll(List.of("--dir", folder.path().toString()));
    command.addAll(options);
    ChildProcess child = ChildProcess.start(folder.file("redis.log"), command);
    Eventually.that("Redis answers", this::answers);
    return child;
  }

  /** Not by our own transport, which would refuse some that a test starts on purpose. */
  private boolean answers() {
    return cli("PING").equals("PONG");
  }

  public Path socket() {
    return folder.file("redis.sock");
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
    folder.close();
  }
}
