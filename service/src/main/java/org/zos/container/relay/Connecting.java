package org.zos.container.relay;

import org.zos.zbus.transport.ChannelPublisher;

/** Opens the way to a server that a container's caller named. For any thread. */
@FunctionalInterface
public interface Connecting {
  /**
   * Prepares publishing there; connects nothing yet.
   *
   * @param server {@code redis://[[user]:password@]host[:port]}
   * @throws IllegalArgumentException when that is no address; its message shows no password
   */
  ChannelPublisher open(String server);
}
