package org.zos.zbus.transport.redis;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A host and a port. The host may have an underscore, as names of containers do. */
record HostPort(String host, int port) {
  private static final Pattern FORM =
      Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+)(?::(\\d{1,5}))?");

  HostPort {
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("a port is a number from 1 to 65535");
    }
  }

  /**
   * Reads {@code host} or {@code host:port}.
   *
   * @throws IllegalArgumentException which does not repeat the text
   */
  static HostPort parse(String text, int portUnlessSaid) {
    Matcher found = FORM.matcher(text);
    if (!found.matches()) {
      throw new IllegalArgumentException("an address of this kind needs host or host:port");
    }
    int port = Optional.ofNullable(found.group(2)).map(Integer::parseInt).orElse(portUnlessSaid);
    return new HostPort(found.group(1), port);
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
