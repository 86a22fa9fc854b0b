package org.zos.zbus.transport.redis;

import io.lettuce.core.RedisURI;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Set;

/**
 * Where Redis is: {@code unix:///path}, {@code tcp://[password@]host:port}, {@code
 * redis://[user:password@]host[:port]} or, with TLS, {@code rediss://…}. Printing it never shows
 * the password.
 */
public final class RedisAddress {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final int DEFAULT_PORT = 6379;
  private static final Set<String> URI_SCHEMES = Set.of("redis", "rediss");

  private final RedisURI uri;
  private final String shown;

  private RedisAddress(RedisURI uri, String shown) {
    this.uri = uri;
    this.shown = shown;
    uri.setTimeout(CONNECT_TIMEOUT);
  }

  /**
   * Reads an address.
   *
   * @throws IllegalArgumentException saying what is wrong with it, without its password
   */
  public static RedisAddress parse(String text) {
    URI uri = toUri(text);
    String scheme = uri.getScheme() == null ? "" : uri.getScheme();
    if (scheme.equals("unix")) {
      return unix(uri);
    }
    if (scheme.equals("tcp")) {
      return tcp(uri);
    }
    if (URI_SCHEMES.contains(scheme)) {
      return new RedisAddress(RedisURI.create(uri), scheme + "://" + hostAndPort(uri));
    }
    throw new IllegalArgumentException(
        "an address of Redis begins with unix://, tcp://, redis:// or rediss://");
  }

  private static URI toUri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      // its message repeats the text, and with it a password: only the position is safe to show
      throw new IllegalArgumentException(
          "not an address: unexpected character at position " + e.getIndex());
    }
  }

  private static RedisAddress unix(URI uri) {
    String path = uri.getPath();
    if (path == null || !path.startsWith("/") || path.length() == 1 || uri.getHost() != null) {
      throw new IllegalArgumentException("a unix address is unix:///path/of/the/socket");
    }
    return new RedisAddress(RedisURI.Builder.socket(path).build(), "unix://" + path);
  }

  private static RedisAddress tcp(URI uri) {
    RedisURI.Builder builder = RedisURI.Builder.redis(host(uri), port(uri));
    String password = uri.getUserInfo();
    if (password != null && !password.isEmpty()) {
      // the reference takes the user part for the password
      builder.withPassword(password.toCharArray());
    }
    return new RedisAddress(builder.build(), "tcp://" + hostAndPort(uri));
  }

  private static String host(URI uri) {
    if (uri.getHost() == null) {
      throw new IllegalArgumentException("an address of this kind needs a host");
    }
    return uri.getHost();
  }

  private static int port(URI uri) {
    return uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
  }

  private static String hostAndPort(URI uri) {
    return host(uri) + ":" + port(uri);
  }

  boolean isUnixSocket() {
    return uri.getSocket() != null;
  }

  RedisURI uri() {
    return uri;
  }

  @Override
  public String toString() {
    return shown;
  }
}
