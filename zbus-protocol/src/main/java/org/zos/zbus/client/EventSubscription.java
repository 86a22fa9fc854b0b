package org.zos.zbus.client;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.zos.zbus.codec.Codec;
import org.zos.zbus.codec.CodecException;
import org.zos.zbus.transport.Backoff;
import org.zos.zbus.transport.EventChannels;
import org.zos.zbus.transport.EventChannels.Listening;
import org.zos.zbus.transport.TransportException;
import org.zos.zbus.wire.EncodedValue;
import org.zos.zbus.wire.QueueName;

/**
 * One event of an object of another module, as it happens. It holds a connection of its own and
 * subscribes again, with growing pauses, whenever that breaks, until it is closed.
 *
 * <p>The protocol keeps no events, so some get lost: those of the time in which the connection is
 * broken, which nobody can count, and the oldest of those that wait when a reader is slower than
 * the events come, which {@link #missed} counts. A reader to whom each event matters asks for the
 * present state after each {@linkplain #interruptions interruption} and each miss, or reads a
 * stream that keeps them.
 *
 * <p>For any thread: each event goes to one of those that wait in {@link #next}.
 *
 * @param <T> what the event says
 */
public final class EventSubscription<T> implements AutoCloseable {
  private static final Logger LOG = System.getLogger(EventSubscription.class.getName());
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration MOST_PAUSE = Duration.ofSeconds(1);

  /** A connection that died without a word is noticed within about this time. */
  private static final Duration CHECK = Duration.ofSeconds(10);

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final EventChannels channels;
  private final String channel;
  private final Codec<T> codec;
  private final EventBuffer events;
  private final Backoff backoff;
  private final Thread thread;
  private final ListeningState state = new ListeningState();
  private volatile boolean closed;

  private EventSubscription(Builder<T> builder) {
    this.channels = builder.channels;
    this.channel = builder.channel;
    this.codec = builder.codec;
    this.events = new EventBuffer(builder.capacity);
    this.backoff = new Backoff(FIRST_PAUSE, MOST_PAUSE, builder.random);
    this.thread = Thread.ofVirtual().name("events-" + channel).unstarted(this::run);
  }

  /**
   * Begins a subscription.
   *
   * @param object whose event it is
   * @param event the event's name
   */
  public static <T> Builder<T> to(
      EventChannels channels, QueueName object, String event, Codec<T> codec) {
    return new Builder<>(channels, object.eventKey(event), codec);
  }

  /**
   * Takes the oldest event that waits, or waits for one.
   *
   * @param wait how long at most
   * @return empty when none came in time, also while the connection is broken
   * @throws CodecException when what came is not such an event; the next call gives the next one
   * @throws TransportException when the subscription is closed, or the thread was interrupted
   */
  public Optional<T> next(Duration wait) {
    return events.take(wait).map(this::decode);
  }

  private T decode(byte[] bytes) {
    try {
      return codec.decode(new EncodedValue(bytes));
    } catch (CodecException | IllegalArgumentException e) {
      throw new CodecException(channel + ": an event can't be decoded: " + e.getMessage(), e);
    }
  }

  /**
   * Waits until events arrive: what is published after this has returned true comes here, unless
   * the connection breaks.
   *
   * @return false when it was not so in time
   */
  public boolean awaitListening(Duration wait) {
    return state.await(wait);
  }

  /** How many events were thrown away unread, because more of them waited than may. */
  public long missed() {
    return events.missed();
  }

  /** How many times the connection broke; some events may be lost at each. */
  public long interruptions() {
    return state.interruptions();
  }

  private void run() {
    try {
      while (!closed) {
        listen();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void listen() throws InterruptedException {
    try (Listening listening = channels.listen(channel, events::add)) {
      backoff.reset();
      state.begin();
      while (listening.lasts(CHECK)) {
        LOG.log(Level.TRACE, "{0}: still listening", channel);
      }
      LOG.log(Level.INFO, "{0}: the subscription broke; subscribing again", channel);
    } catch (TransportException e) {
      LOG.log(Level.DEBUG, "{0}: can''t subscribe: {1}", channel, e.getMessage());
    } finally {
      state.end();
    }
    if (!backoff.pause()) {
      throw new InterruptedException();
    }
  }

  /** Ends the subscription and each wait in {@link #next}. */
  @Override
  public void close() {
    closed = true;
    events.close();
    thread.interrupt();
    try {
      if (!thread.join(PATIENCE)) {
        LOG.log(Level.WARNING, "{0}: the subscription does not end", channel);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What a subscription is made of. */
  public static final class Builder<T> {
    private final EventChannels channels;
    private final String channel;
    private final Codec<T> codec;
    private int capacity = 256;
    private RandomGenerator random = RandomGenerator.getDefault();

    private Builder(EventChannels channels, String channel, Codec<T> codec) {
      this.channels = channels;
      this.channel = channel;
      this.codec = codec;
    }

    /** How many events may wait for a reader; unless said, 256. */
    public Builder<T> capacity(int most) {
      this.capacity = most;
      return this;
    }

    /** Where the chance in pauses comes from; unless said, from the system. */
    public Builder<T> random(RandomGenerator chance) {
      this.random = chance;
      return this;
    }

    /** Begins to listen, beside the caller: it does not wait for the transport. */
    public EventSubscription<T> open() {
      EventSubscription<T> subscription = new EventSubscription<>(this);
      subscription.thread.start();
      return subscription;
    }
  }
}
