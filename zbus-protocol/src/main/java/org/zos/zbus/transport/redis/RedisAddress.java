package org.zos.zbus.transport.redis;

import io.lettuce.core.RedisURI;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/**
 * Where Redis is and how to get in. What {@link #parse} takes:
 *
 * <ul>
 *   <li>{@code unix:///path}: a domain socket; {@code
 *       redis-socket://[[user:]password@]/path[?db=N]} with a password
 *   <li>{@code tcp://[password@]host[:port]}: the form of the reference, whose user part is the
 *       password
 *   <li>{@code redis://[[user:]password@]host[:port][/db]}, and {@code rediss://…} with TLS
 *   <li>{@code redis-sentinel://[[user:]password@]host[:port][,host[:port]]…[/db]#master}, and
 *       {@code rediss-sentinel://…} with TLS to the sentinels and to Redis: whichever Redis the
 *       sentinels name as the master of that name. The password is that of Redis; {@code
 *       ?sentinelpassword=…} is the sentinels'
 * </ul>
 *
 * <p>With TLS, {@code ?cacert=/path.pem} says who may sign the server's certificate, instead of
 * those that Java trusts, and {@code cert=/path.pem&key=/path.pem} is the certificate to show. The
 * server's certificate must name the host of the address. What a URL can't hold as it is, is
 * written {@code %40}. Printing an address never shows a password.
 */
public final class RedisAddress {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  private final RedisURI uri;
  private final List<RedisURI> sentinels;
  private final String master;
  private final TlsFiles tlsFiles;
  private final String shown;

  private RedisAddress(
      RedisURI uri, List<RedisURI> sentinels, String master, TlsFiles tlsFiles, String shown) {
    this.uri = plain(uri);
    this.sentinels = sentinels.stream().map(RedisAddress::plain).toList();
    this.master = master;
    this.tlsFiles = tlsFiles;
    this.shown = shown;
  }

  static RedisAddress ofServer(RedisURI uri, TlsFiles tlsFiles, String shown) {
    return new RedisAddress(uri, List.of(), "", tlsFiles, shown);
  }

  /**
   * @param template of the master: everything but where it is
   */
  static RedisAddress ofMaster(
      RedisURI template, List<RedisURI> sentinels, String master, TlsFiles tlsFiles, String shown) {
    return new RedisAddress(template, sentinels, master, tlsFiles, shown);
  }

  /** With a bound, and without telling Redis about the driver, which an ACL may not allow. */
  private static RedisURI plain(RedisURI uri) {
    uri.setTimeout(CONNECT_TIMEOUT);
    uri.setLibraryName("");
    uri.setLibraryVersion("");
    return uri;
  }

  /**
   * Reads an address.
   *
   * @throws IllegalArgumentException saying what is wrong with it, or with a file that it names,
   *     without its password
   */
  public static RedisAddress parse(String text) {
    return new AddressReader(text).read();
  }

  boolean isUnixSocket() {
    return uri.getSocket() != null;
  }

  /** Whether sentinels have to be asked which Redis it is. */
  boolean hasSentinels() {
    return !sentinels.isEmpty();
  }

  /** The server; where there are sentinels, the one they name. */
  RedisURI uri() {
    return uri;
  }

  /** The server at this place, with what the address says of the master. */
  RedisURI uriAt(InetSocketAddress place) {
    RedisURI at = RedisURI.builder(uri).build();
    at.setHost(place.getHostString());
    at.setPort(place.getPort());
    return at;
  }

  List<RedisURI> sentinels() {
    return sentinels;
  }

  /** The name by which sentinels know the master; empty without sentinels. */
  String master() {
    return master;
  }

  TlsFiles tlsFiles() {
    return tlsFiles;
  }

  @Override
  public String toString() {
    return shown;
  }
}
