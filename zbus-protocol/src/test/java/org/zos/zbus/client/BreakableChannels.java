package org.zos.zbus.client;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.zos.zbus.transport.EventChannels;
import org.zos.zbus.transport.InMemoryChannels;
import org.zos.zbus.transport.TransportException;

/** Channels in memory that a test can take away and bring back. */
final class BreakableChannels implements EventChannels {
  private final InMemoryChannels channels = new InMemoryChannels();
  private final List<Listening> listening = new CopyOnWriteArrayList<>();
  private final AtomicInteger refused = new AtomicInteger();
  private volatile boolean away;

  /** Breaks every connection and refuses new ones. */
  void goAway() {
    away = true;
    listening.forEach(Listening::close);
    listening.clear();
  }

  void comeBack() {
    away = false;
  }

  /** How many tries to listen found it away. */
  int refused() {
    return refused.get();
  }

  @Override
  public long publish(String channel, byte[] message) {
    return channels.publish(channel, message);
  }

  @Override
  public Listening listen(String channel, Consumer<byte[]> receiver) {
    if (away) {
      refused.incrementAndGet();
      throw new TransportException("away");
    }
    Listening added = channels.listen(channel, receiver);
    listening.add(added);
    return added;
  }
}
