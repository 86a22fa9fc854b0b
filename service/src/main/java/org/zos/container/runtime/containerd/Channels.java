package org.zos.container.runtime.containerd;

import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Makes the one channel to containerd. */
final class Channels {
  /** A container's record with its specification is far smaller; a list of thousands is not. */
  private static final int MOST_BYTES = 16 * 1024 * 1024;

  private Channels() {}

  /**
   * A channel to the socket. It connects when it is first used, and again, with growing pauses,
   * after containerd went away.
   */
  static ManagedChannel to(Path socket, EventLoopGroup loop) {
    return NettyChannelBuilder.forAddress(new DomainSocketAddress(socket.toFile()))
        .eventLoopGroup(loop)
        .channelType(EpollDomainSocketChannel.class)
        // grpc asks for TCP's keep-alive, which Netty then warns that this channel does not have
        .withOption(ChannelOption.SO_KEEPALIVE, null)
        .usePlaintext()
        // the socket's path would be sent as the authority, which containerd's HTTP/2 refuses
        .overrideAuthority("localhost")
        .maxInboundMessageSize(MOST_BYTES)
        .directExecutor()
        .idleTimeout(1, TimeUnit.DAYS)
        .build();
  }
}
