package org.zos.container.relay;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.spec.TargetAddress;
import org.zos.zbus.transport.ChannelPublisher;
import org.zos.zbus.transport.TransportException;

/**
 * Where one container's measurements go. What its server is not there for is dropped: the next
 * measurement is as good. For one thread at a time.
 */
final class StatsChannel implements AutoCloseable {
  private static final Logger LOG = System.getLogger(StatsChannel.class.getName());

  private final String what;
  private final ChannelPublisher server;
  private final String channel;
  private boolean reported;

  private StatsChannel(String what, ChannelPublisher server, String channel) {
    this.what = what;
    this.server = server;
    this.channel = channel;
  }

  /** Prepares the way there; empty when the address is none. */
  static Optional<StatsChannel> open(ContainerRef ref, String address, Connecting connecting) {
    String what = "stats of " + ref + " to " + TargetAddress.mask(address);
    try {
      TargetAddress to = TargetAddress.parse(address);
      return Optional.of(new StatsChannel(what, connecting.open(to.redis()), to.channel()));
    } catch (IllegalArgumentException e) {
      // a definition that an earlier version of the module took
      LOG.log(Level.WARNING, "{0} can''t be published: {1}", what, e.getMessage());
      return Optional.empty();
    }
  }

  void publish(byte[] message) {
    try {
      server.publish(channel, List.of(message));
      reported = false;
    } catch (TransportException e) {
      LOG.log(reported ? Level.DEBUG : Level.WARNING, "{0} dropped: {1}", what, e.getMessage());
      reported = true;
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
