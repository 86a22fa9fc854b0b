package org.zos.zbus.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.zos.zbus.transport.redis.RedisAddress;
import org.zos.zbus.transport.redis.RedisTransport;

/** Two Redis servers, one the other's replica, and three sentinels that watch over them. */
public final class SentinelGroup implements AutoCloseable {
  public static final String MASTER = "bus";

  private static final int SENTINELS = 3;
  private static final int QUORUM = 2;

  private final TempFolder folder = TempFolder.create();
  private final List<Member> members = new ArrayList<>();
  private final List<ChildProcess> sentinels = new ArrayList<>();
  private final List<Integer> ports = new ArrayList<>();

  /** One of the two servers. */
  public record Member(PrivateRedis redis, int port) {
    /** Its own address, past the sentinels. */
    public String address() {
      return "tcp://127.0.0.1:" + port;
    }

    /** {@code master} or {@code slave}, as Redis itself calls them. */
    public String role() {
      return redis.cli("ROLE").lines().findFirst().orElse("");
    }
  }

  private SentinelGroup() {
    Member first = member();
    members.add(first);
    members.add(member("--replicaof", "127.0.0.1 " + first.port()));
    Eventually.that("the replica follows", () -> info(first).contains("state=online"));
    for (int i = 0; i < SENTINELS; i++) {
      sentinels.add(sentinel("sentinel" + i, first.port()));
    }
    ports.forEach(
        port -> Eventually.that("sentinel " + port + " knows everybody", () -> isReady(port)));
  }

  /** Starts them and waits until the sentinels know each other and the replica. */
  public static SentinelGroup start() {
    return new SentinelGroup();
  }

  private static Member member(String... options) {
    int port = FreePort.find();
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of("--bind", "127.0.0.1", "--port", Integer.toString(port)));
    all.addAll(List.of("--repl-diskless-sync-delay", "0"));
    return new Member(PrivateRedis.start(all.toArray(String[]::new)), port);
  }

  private static String info(Member member) {
    return member.redis().cli("INFO", "replication");
  }

  private ChildProcess sentinel(String name, int master) {
    int port = FreePort.find();
    ports.add(port);
    // a sentinel keeps what it learns in its configuration, so it wants a file that it can write
    Path configuration = folder.file(name + ".conf");
    try {
      Files.writeString(
          configuration,
          """
          bind 127.0.0.1
          port %d
          dir %s
          sentinel monitor %s 127.0.0.1 %d %d
          sentinel down-after-milliseconds %s 1000
          sentinel failover-timeout %s 3000
          """
              .formatted(port, folder.path(), MASTER, master, QUORUM, MASTER, MASTER));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ChildProcess.start(
        folder.file(name + ".log"),
        List.of("redis-server", configuration.toString(), "--sentinel"));
  }

  private static boolean isReady(int port) {
    String known =
        ChildProcess.run(
            List.of("redis-cli", "-p", Integer.toString(port), "SENTINEL", "MASTER", MASTER));
    return field(known, "num-slaves").equals("1")
        && field(known, "num-other-sentinels").equals(Integer.toString(SENTINELS - 1))
        && field(known, "flags").equals("master");
  }

  private static String field(String lines, String name) {
    List<String> all = lines.lines().toList();
    return all.get(all.indexOf(name) + 1);
  }

  /** The address of them all. */
  public String address() {
    return ports.stream()
        .map(port -> "127.0.0.1:" + port)
        .collect(Collectors.joining(",", "redis-sentinel://", "#" + MASTER));
  }

  /** A transport on it, for the caller to close. */
  public RedisTransport transport() {
    return RedisTransport.at(RedisAddress.parse(address()));
  }

  /** The server that was the master at first. */
  public Member first() {
    return members.getFirst();
  }

  /** The server that was the replica at first. */
  public Member second() {
    return members.getLast();
  }

  /** Kills the sentinel that the address names first. */
  public void killFirstSentinel() {
    sentinels.getFirst().kill();
  }

  @Override
  public void close() {
    sentinels.forEach(ChildProcess::close);
    members.forEach(member -> member.redis().close());
    folder.close();
  }
}
