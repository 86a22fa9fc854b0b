package org.zos.container.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.zos.zbus.transport.ChannelPublisher;
import org.zos.zbus.transport.TransportException;

/** Servers in memory that remember what was published. For any thread. */
final class FakeServers implements Connecting {
  private final Map<String, List<String>> published = new HashMap<>();
  private final List<String> open = new ArrayList<>();
  private boolean away;
  private int tries;

  /** What was published so far on a channel, {@code redis://server/channel}. */
  synchronized List<String> on(String place) {
    return List.copyOf(published.getOrDefault(place, List.of()));
  }

  /** All of it together. */
  synchronized String textOn(String place) {
    return String.join("", on(place));
  }

  /** From now on nobody can be reached. */
  synchronized void goAway() {
    away = true;
  }

  synchronized void comeBack() {
    away = false;
  }

  /** How many times somebody tried in vain. */
  synchronized int tries() {
    return tries;
  }

  /** The servers that are open, one for each who opened it. */
  synchronized List<String> open() {
    return List.copyOf(open);
  }

  @Override
  public synchronized ChannelPublisher open(String server) {
    open.add(server);
    return new ChannelPublisher() {
      @Override
      public void publish(String channel, List<byte[]> messages) {
        take(server + "/" + channel, messages);
      }

      @Override
      public void close() {
        leave(server);
      }
    };
  }

  private synchronized void leave(String server) {
    open.remove(server);
  }

  private synchronized void take(String place, List<byte[]> messages) {
    if (away) {
      tries++;
      throw new TransportException(place + " is away");
    }
    List<String> there = published.computeIfAbsent(place, absent -> new ArrayList<>());
    messages.forEach(message -> there.add(new String(message, UTF_8)));
  }
}
