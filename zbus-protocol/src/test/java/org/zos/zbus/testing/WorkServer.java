package org.zos.zbus.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.zos.zbus.codec.Codecs;
import org.zos.zbus.server.MethodSpec;
import org.zos.zbus.server.ObjectSpec;
import org.zos.zbus.server.Param;
import org.zos.zbus.server.Redo;
import org.zos.zbus.server.ZbusServer;
import org.zos.zbus.transport.redis.RedisAddress;
import org.zos.zbus.transport.redis.RedisTransport;
import org.zos.zbus.wire.ObjectId;
import org.zos.zbus.wire.QueueName;

/**
 * A module to be killed at its work: object {@code work@1.0} of module {@code mill}, whose methods
 * take a number and a time, work for as long, and give twice the number. What they do they note in
 * a folder: each beginning is a line.
 */
public final class WorkServer {
  public static final ObjectId ID = new ObjectId("work", "1.0");
  public static final QueueName QUEUE = new QueueName("mill", ID);
  public static final String READY = "the mill works";

  private final Path notes;

  private WorkServer(Path notes) {
    this.notes = notes;
  }

  /** Serves until it is killed: the address of Redis, the server's folder, the folder of notes. */
  public static void main(String[] arguments) throws InterruptedException {
    RedisTransport transport = RedisTransport.at(RedisAddress.parse(arguments[0]));
    ZbusServer server = of(transport, Path.of(arguments[1]), Path.of(arguments[2]));
    server.start();
    System.out.println(READY);
    Thread.sleep(Duration.ofHours(1));
  }

  /** The server, not started. */
  public static ZbusServer of(RedisTransport transport, Path root, Path notes) {
    WorkServer work = new WorkServer(notes);
    return ZbusServer.of("mill", transport)
        .object(
            ObjectSpec.of(
                ID,
                work.method("Read", Redo.REPEAT),
                work.method("Resume", Redo.RESUME),
                work.method("Once", Redo.FAIL)))
        .root(root)
        .build();
  }

  private MethodSpec method(String name, Redo redo) {
    MethodSpec.Builder m = MethodSpec.named(name).onCrash(redo);
    Param<Long> number = m.param("number", Codecs.INT64);
    Param<Duration> time = m.param("time", Codecs.DURATION);
    return m.returning(
        Codecs.INT64,
        call -> {
          note(name, call.get(number));
          Thread.sleep(call.get(time));
          return 2 * call.get(number);
        });
  }

  private void note(String name, long number) throws IOException {
    Files.writeString(
        notes.resolve(name + "-" + number),
        "begun\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
