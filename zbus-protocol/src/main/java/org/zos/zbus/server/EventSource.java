package org.zos.zbus.server;

import org.zos.zbus.codec.Codec;
import org.zos.zbus.transport.EventChannels;
import org.zos.zbus.wire.QueueName;

/**
 * One event of an object, to be published whenever it happens. Whoever listens at that moment is
 * told, and nobody else ever: an event that must not be lost belongs into an {@link
 * org.zos.zbus.transport.EventLog}. Immutable, for any thread.
 *
 * @param <T> what the event says
 */
public final class EventSource<T> {
  private final EventChannels channels;
  private final String channel;
  private final Codec<T> codec;

  private EventSource(EventChannels channels, String channel, Codec<T> codec) {
    this.channels = channels;
    this.channel = channel;
    this.codec = codec;
  }

  /**
   * Declares an event. Nothing is connected yet.
   *
   * @param object whose event it is
   * @param event its name, as a Go object would name the method that gives its channel
   */
  public static <T> EventSource<T> of(
      EventChannels channels, QueueName object, String event, Codec<T> codec) {
    return new EventSource<>(channels, object.eventKey(event), codec);
  }

  /**
   * Publishes the event. Waits a few seconds at most.
   *
   * @return how many were told
   * @throws org.zos.zbus.transport.TransportException while the transport is away: this event is
   *     lost then, and the next one may be published all the same
   */
  public long publish(T value) {
    return channels.publish(channel, codec.encode(value).bytes());
  }
}
