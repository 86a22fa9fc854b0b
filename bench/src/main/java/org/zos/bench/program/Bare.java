package org.zos.bench.program;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.zos.bench.load.Callers;
import org.zos.bench.load.Tasks;
import org.zos.bench.load.Timing;
import org.zos.zbus.transport.CallerTransport;
import org.zos.zbus.transport.CallerTransport.ReplyQueue;
import org.zos.zbus.transport.TransportException;
import org.zos.zbus.transport.redis.RedisAddress;
import org.zos.zbus.transport.redis.RedisTransport;
import org.zos.zbus.wire.ObjectId;
import org.zos.zbus.wire.QueueName;

/**
 * {@code Bare ADDRESS}: {@link Tasks} without zbus. A caller pushes the name of its list and waits
 * on that list; an echo takes the name and pushes something there. Each has connections of its own.
 */
public final class Bare {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Bare() {}

  public static void main(String[] args) throws IOException {
    RedisAddress redis = RedisAddress.parse(args[0]);
    Tasks tasks = (callers, calls) -> run(redis, callers, calls);
    tasks.work();
  }

  private static Timing run(RedisAddress redis, int callers, int calls) {
    // lists of its own for each run: Redis may not know yet that an echo of the last one has gone
    QueueName questions = list("questions", UUID.randomUUID().toString());
    try (RedisTransport transport = RedisTransport.at(redis)) {
      List<Asker> askers = new ArrayList<>();
      for (int i = 0; i < callers; i++) {
        startEcho(transport, questions);
        askers.add(Asker.of(transport, questions));
      }
      return Callers.run(callers, calls, caller -> askers.get(caller).ask());
    }
  }

  private static QueueName list(String kind, String name) {
    return new QueueName("bare", new ObjectId(kind, name));
  }

  /** Echoes until the transport is closed. */
  private static void startEcho(RedisTransport transport, QueueName questions) {
    CallerTransport answering = transport.caller();
    ReplyQueue taking = answering.replies(questions.key());
    Thread.ofVirtual()
        .start(() -> {
          try {
            echo(taking, answering);
          } catch (TransportException closed) {
            taking.close();
          }
        });
  }

  private static void echo(ReplyQueue taking, CallerTransport answering) {
    Optional<byte[]> question = taking.take(PATIENCE);
    while (question.isPresent()) {
      var _ = answering.send(list("answers", new String(question.get(), UTF_8)), question.get());
      question = taking.take(PATIENCE);
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // private, and never compared
  private record Asker(
      CallerTransport asking, QueueName questions, byte[] name, ReplyQueue answers) {
    static Asker of(RedisTransport transport, QueueName questions) {
      String name = UUID.randomUUID().toString();
      CallerTransport asking = transport.caller();
      ReplyQueue answers = asking.replies(list("answers", name).key());
      Asker asker = new Asker(asking, questions, name.getBytes(UTF_8), answers);
      // connections are made when first used, which is not what is measured
      asker.ask();
      return asker;
    }

    void ask() {
      var _ = asking.send(questions, name);
      if (answers.take(PATIENCE).isEmpty()) {
        throw new IllegalStateException("no echo");
      }
    }
  }
}
