package org.zos.container.stub.example;

import java.nio.file.Path;
import org.zos.container.contract.ContainerObject;
import org.zos.container.stub.follow.EventFollower;
import org.zos.zbus.transport.redis.RedisAddress;
import org.zos.zbus.transport.redis.RedisTransport;

/** Runs the example until it is killed. */
public final class Main {
  private static final int WRONG_USE = 2;

  private Main() {}

  /**
   * Follows the events of the module {@code container}.
   *
   * @param arguments the address of Redis, and a folder that is this program's alone
   */
  public static void main(String[] arguments) throws InterruptedException {
    if (arguments.length != 2) {
      System.err.println("give the address of Redis, and a folder");
      System.exit(WRONG_USE);
    }
    Path folder = Path.of(arguments[1]);
    StoredEntry stored = new StoredEntry(folder.resolve("entry"));
    Keeper keeper = new Keeper(new ContainerFiles(folder.resolve("containers")), stored);
    String stream = ContainerObject.eventStream(ContainerObject.MODULE);
    try (RedisTransport redis = RedisTransport.at(RedisAddress.parse(arguments[0]));
        EventFollower events = new EventFollower(redis.eventReader(stream), stored.start())) {
      keeper.follow(events);
    }
  }
}
