package org.zos.zbus.transport.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.RedisURI;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads one address. What it complains of never repeats a part of the address that may hold a
 * password, and so neither what it does not understand.
 */
final class AddressReader {
  private static final int SENTINEL_PORT = 26379;
  private static final int REDIS_PORT = 6379;
  private static final String DB = "db";
  private static final String SENTINEL_PASSWORD = "sentinelpassword";

  private final URI uri;
  private final String scheme;
  private final String userInfo;
  private final String hosts;
  private final Map<String, String> parameters;

  AddressReader(String text) {
    this.uri = toUri(text);
    this.scheme = uri.getScheme() == null ? "" : uri.getScheme();
    String authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
    int at = authority.lastIndexOf('@');
    this.userInfo = at < 0 ? "" : authority.substring(0, at);
    this.hosts = authority.substring(at + 1);
    this.parameters = parameters(uri.getRawQuery());
    check(at != 0, "there is no password before the @");
    check(!userInfo.contains("@"), "an @ in a password is written %40");
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

  RedisAddress read() {
    return switch (scheme) {
      case "unix" -> unix();
      case "redis-socket" -> socket();
      case "tcp" -> tcp();
      case "redis" -> server(false);
      case "rediss" -> server(true);
      case "redis-sentinel" -> sentinel(false);
      case "rediss-sentinel" -> sentinel(true);
      default ->
          throw new IllegalArgumentException(
              "an address of Redis begins with unix://, tcp://, redis://, rediss://,"
                  + " redis-socket://, redis-sentinel:// or rediss-sentinel://");
    };
  }

  private RedisAddress unix() {
    check(userInfo.isEmpty(), "unix:// takes no password, redis-socket://password@/path does");
    onlyParameters();
    return atSocket("unix:///path/of/the/socket");
  }

  private RedisAddress socket() {
    onlyParameters(DB);
    return atSocket("redis-socket://[[user:]password@]/path/of/the/socket");
  }

  private RedisAddress atSocket(String form) {
    noFragment();
    String path = uri.getPath() == null ? "" : uri.getPath();
    boolean isPath = path.length() > 1 && path.startsWith("/");
    check(isPath && hosts.isEmpty(), "an address of this kind is " + form);
    RedisURI.Builder builder = RedisURI.Builder.socket(path);
    logIn(builder);
    builder.withDatabase(database(parameters.getOrDefault(DB, "0")));
    return RedisAddress.ofServer(builder.build(), TlsFiles.NONE, scheme + "://" + path);
  }

  private RedisAddress tcp() {
    onlyParameters();
    noFragment();
    check(path().isEmpty(), "tcp:// takes no database, redis://host:port/db does");
    check(
        !userInfo.contains(":"), "tcp:// takes only a password, redis://user:password@ does both");
    return atHost(false);
  }

  private RedisAddress server(boolean tls) {
    onlyTlsParameters(tls);
    noFragment();
    return atHost(tls);
  }

  private RedisAddress atHost(boolean tls) {
    HostPort place = HostPort.parse(hosts, REDIS_PORT);
    RedisURI.Builder builder = builder(place, tls);
    logIn(builder);
    builder.withDatabase(database());
    return RedisAddress.ofServer(builder.build(), tlsFiles(), scheme + "://" + place);
  }

  private RedisAddress sentinel(boolean tls) {
    onlyTlsParameters(tls, SENTINEL_PASSWORD);
    String master = uri.getFragment() == null ? "" : uri.getFragment();
    check(!master.isEmpty(), "an address of sentinels ends with # and the master's name");
    List<HostPort> places = new ArrayList<>();
    for (String host : hosts.split(",", -1)) {
      places.add(HostPort.parse(host, SENTINEL_PORT));
    }
    // the first sentinel stands in for the master, of which only the rest is known yet
    RedisURI.Builder template = builder(places.getFirst(), tls);
    logIn(template);
    template.withDatabase(database());
    List<RedisURI> sentinels = places.stream().map(place -> sentinel(place, tls)).toList();
    String shown = String.join(",", places.stream().map(HostPort::toString).toList());
    return RedisAddress.ofMaster(
        template.build(), sentinels, master, tlsFiles(), scheme + "://" + shown + "#" + master);
  }

  private RedisURI sentinel(HostPort place, boolean tls) {
    RedisURI.Builder builder = builder(place, tls);
    Optional.ofNullable(parameters.get(SENTINEL_PASSWORD))
        .ifPresent(password -> builder.withPassword(password.toCharArray()));
    return builder.build();
  }

  private static RedisURI.Builder builder(HostPort place, boolean tls) {
    return RedisURI.Builder.redis(place.host(), place.port()).withSsl(tls);
  }

  private void logIn(RedisURI.Builder builder) {
    if (userInfo.isEmpty()) {
      return;
    }
    int colon = userInfo.indexOf(':');
    String user = decode(userInfo.substring(0, Math.max(colon, 0)));
    char[] password = decode(userInfo.substring(colon + 1)).toCharArray();
    check(password.length > 0, "there is no password before the @");
    if (user.isEmpty()) {
      builder.withPassword(password);
    } else {
      builder.withAuthentication(user, password);
    }
  }

  private int database() {
    return database(path().isEmpty() ? "0" : path());
  }

  private static int database(String text) {
    check(text.matches("\\d{1,9}"), "a database is a number");
    return Integer.parseInt(text);
  }

  /** What stands after the slash. */
  private String path() {
    String path = uri.getPath() == null ? "" : uri.getPath();
    return path.isEmpty() ? "" : path.substring(1);
  }

  private TlsFiles tlsFiles() {
    return TlsFiles.of(
        Optional.ofNullable(parameters.get(TlsFiles.CA)),
        Optional.ofNullable(parameters.get(TlsFiles.CERTIFICATE)),
        Optional.ofNullable(parameters.get(TlsFiles.KEY)));
  }

  private void noFragment() {
    check(uri.getRawFragment() == null, "an address of this kind takes nothing after a #");
  }

  private void onlyTlsParameters(boolean tls, String... others) {
    Set<String> known = new TreeSet<>(List.of(others));
    if (tls) {
      known.addAll(List.of(TlsFiles.CA, TlsFiles.CERTIFICATE, TlsFiles.KEY));
    }
    onlyParameters(known.toArray(String[]::new));
  }

  private void onlyParameters(String... known) {
    String takes = known.length == 0 ? "no parameters" : "only " + String.join(", ", known);
    check(
        List.of(known).containsAll(parameters.keySet()),
        scheme + ":// takes " + takes + " after the ?");
  }

  private static Map<String, String> parameters(@Nullable String query) {
    Map<String, String> found = new HashMap<>();
    if (query == null || query.isEmpty()) {
      return found;
    }
    for (String pair : query.split("&", -1)) {
      int is = pair.indexOf('=');
      check(is > 0 && is < pair.length() - 1, "a parameter after the ? is name=value");
      boolean twice = found.put(pair.substring(0, is), decode(pair.substring(is + 1))) != null;
      check(!twice, "a parameter is given twice");
    }
    return found;
  }

  private static String decode(String text) {
    // that decoder is made for forms, where + is a blank
    return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
