package org.zos.container.runtime.containerd;

import com.google.common.util.concurrent.ListenableFuture;
import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.Empty;
import java.time.Duration;
import java.util.UUID;
import org.zos.container.runtime.EngineException;
import org.zos.container.runtime.containerd.api.events.Envelope;
import org.zos.container.runtime.containerd.api.events.PublishRequest;

/**
 * An event of our own on containerd's stream: what comes before it happened before it was put
 * there. It is put there again and again until it is seen, since a subscription may begin a little
 * after it was asked for.
 */
final class Mark implements AutoCloseable {
  static final String TOPIC = "/zos/mark";

  /** containerd wants one; none has to exist. */
  private static final String NAMESPACE = "zos";

  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final int TRIES = 40;

  private final ByteString name = ByteString.copyFromUtf8(UUID.randomUUID().toString());
  private final Stubs stubs;
  private final Runnable giveUp;
  private final Thread thread;

  /**
   * @param giveUp ends the subscription, when the mark is not seen in time
   */
  Mark(Stubs stubs, Runnable giveUp) {
    this.stubs = stubs;
    this.giveUp = giveUp;
    this.thread = Thread.ofVirtual().name("mark").start(this::insist);
  }

  private void insist() {
    try {
      for (int i = 0; i < TRIES; i++) {
        Answers.await("marking the stream of events", publish());
        Thread.sleep(PAUSE);
      }
      giveUp.run();
    } catch (EngineException e) {
      giveUp.run();
    } catch (InterruptedException e) {
      // it was seen
      Thread.currentThread().interrupt();
    }
  }

  private ListenableFuture<Empty> publish() {
    return stubs
        .events(NAMESPACE)
        .publish(
            PublishRequest.newBuilder()
                .setTopic(TOPIC)
                .setEvent(Any.newBuilder().setTypeUrl("zos.Mark").setValue(name))
                .build());
  }

  boolean isIn(Envelope envelope) {
    return envelope.getTopic().equals(TOPIC) && envelope.getEvent().getValue().equals(name);
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
