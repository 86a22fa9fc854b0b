package org.zos.zbus.transport.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.lettuce.core.RedisCredentials;
import io.lettuce.core.RedisURI;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedisAddressTest {
  @ParameterizedTest
  @CsvSource({
    "tcp://redis:6380, redis, 6380, tcp://redis:6380",
    "tcp://redis, redis, 6379, tcp://redis:6379",
    "tcp://secret@redis:6380, redis, 6380, tcp://redis:6380",
    "tcp://127.0.0.1:6379, 127.0.0.1, 6379, tcp://127.0.0.1:6379",
    "tcp://[::1]:6379, [::1], 6379, tcp://[::1]:6379",
    "redis://redis, redis, 6379, redis://redis:6379",
    "redis://user:secret@redis:6380, redis, 6380, redis://redis:6380",
    "redis://redis:6380/3, redis, 6380, redis://redis:6380",
    "rediss://redis:6380, redis, 6380, rediss://redis:6380",
    "tcp://my_redis.net, my_redis.net, 6379, tcp://my_redis.net:6379"
  })
  void hostAndPortAreRead(String text, String host, int port, String shown) {
    RedisAddress address = RedisAddress.parse(text);
    assertThat(address.uri().getHost()).isEqualTo(host);
    assertThat(address.uri().getPort()).isEqualTo(port);
    assertThat(address.isUnixSocket()).isFalse();
    assertThat(address).hasToString(shown);
  }

  @Test
  void socketFileIsRead() {
    RedisAddress address = RedisAddress.parse("unix:///var/run/redis.sock");
    assertThat(address.uri().getSocket()).isEqualTo("/var/run/redis.sock");
    assertThat(address.isUnixSocket()).isTrue();
    assertThat(address).hasToString("unix:///var/run/redis.sock");
  }

  @Test
  void socketFileWithALoginIsRead() {
    RedisAddress address =
        RedisAddress.parse("redis-socket://worker:se%40cret@/run/redis.sock?db=3");
    assertThat(address.uri().getSocket()).isEqualTo("/run/redis.sock");
    assertThat(address.uri().getDatabase()).isEqualTo(3);
    assertThat(address.isUnixSocket()).isTrue();
    assertLogin(address.uri(), "worker", "se@cret");
    assertThat(address).hasToString("redis-socket:///run/redis.sock");
  }

  @ParameterizedTest
  @CsvSource({
    "tcp://p%3Ass+w%40rd@redis, , p:ss+w@rd",
    "redis://:secret@redis, , secret",
    "redis://secret@redis, , secret",
    "redis://us%3Aer:sec:ret@redis, us:er, sec:ret",
    "rediss://worker:secret@redis, worker, secret",
    "redis-socket://secret@/run/redis.sock, , secret",
    "'redis-sentinel://worker:secret@one,two#bus', worker, secret"
  })
  void loginIsRead(String text, @Nullable String user, String password) {
    assertLogin(RedisAddress.parse(text).uri(), user, password);
  }

  private static void assertLogin(RedisURI uri, @Nullable String user, String password) {
    RedisCredentials login = uri.getCredentialsProvider().resolveCredentials().toFuture().join();
    assertThat(login.getUsername()).isEqualTo(user);
    assertThat(login.getPassword()).isEqualTo(password.toCharArray());
  }

  @Test
  void sentinelsAreRead() {
    RedisAddress address =
        RedisAddress.parse(
            "redis-sentinel://worker:secret@one,two:5000/3?sentinelpassword=hu%26sh#the%20bus");
    assertThat(address.master()).isEqualTo("the bus");
    assertThat(address.hasSentinels()).isTrue();
    assertThat(address.sentinels().stream().map(uri -> uri.getHost() + ":" + uri.getPort()))
        .containsExactly("one:26379", "two:5000");
    address.sentinels().forEach(uri -> assertLogin(uri, null, "hu&sh"));
    assertThat(address).hasToString("redis-sentinel://one:26379,two:5000#the bus");
  }

  @Test
  void masterIsReachedAsTheAddressSays() {
    RedisURI uri =
        RedisAddress.parse("rediss-sentinel://worker:secret@one/3#bus")
            .uriAt(InetSocketAddress.createUnresolved("somewhere", 7000));
    assertThat(uri.getHost()).isEqualTo("somewhere");
    assertThat(uri.getPort()).isEqualTo(7000);
    assertThat(uri.getDatabase()).isEqualTo(3);
    assertThat(uri.isSsl()).isTrue();
    assertThat(uri.getTimeout()).isEqualTo(Duration.ofSeconds(5));
    assertLogin(uri, "worker", "secret");
  }

  @Test
  void tlsOfSentinelsIsTlsOfThemAndOfRedis() {
    RedisAddress address = RedisAddress.parse("rediss-sentinel://one#bus");
    assertThat(address.uri().isSsl()).isTrue();
    assertThat(address.sentinels()).allMatch(RedisURI::isSsl);
  }

  @ParameterizedTest
  @CsvSource({
    "rediss://secret@redis?cacert=/no/such/file.pem, cacert: can't read a file /no/such/file.pem",
    "rediss://secret@redis?cacert=/, cacert: can't read a file /",
    "rediss://secret@redis?cert=/a.pem, cert and key need each other",
    "rediss://secret@redis?key=/a.pem, cert and key need each other",
    "rediss://secret@redis?cert=/a.pem&key=/b.pem, cert: can't read a file /a.pem",
    "rediss://secret@redis?cacert=/etc/passwd, cacert: not what TLS can use as PEM",
    "redis://secret@redis?cacert=/a.pem, redis:// takes no parameters after the ?",
    "rediss://secret@redis?secret=1, 'rediss:// takes only cacert, cert, key after the ?'",
    "rediss://secret@redis?cacert, a parameter after the ? is name=value",
    "rediss://secret@redis?cacert=/a&cacert=/b, a parameter is given twice",
    "tcp://secret@redis?db=1, tcp:// takes no parameters after the ?",
    "tcp://secret@redis/1, tcp:// takes no database",
    "tcp://user:secret@redis, tcp:// takes only a password",
    "unix://secret@/run/redis.sock, unix:// takes no password",
    "unix:///run/redis.sock?db=1, unix:// takes no parameters after the ?",
    "redis-socket://secret@host/run/redis.sock, an address of this kind is redis-socket://",
    "redis://secret@redis:70000, a port is a number",
    "redis://user:@redis, there is no password before the @",
    "redis://@redis, there is no password before the @",
    "redis://sec@ret@redis, an @ in a password is written %40",
    "redis://secret@redis#bus, takes nothing after a #",
    "redis-sentinel://secret@one, ends with # and the master's name",
    "redis-sentinel://secret@#bus, needs host or host:port",
    "'redis-sentinel://secret@one,#bus', needs host or host:port",
    "redis-sentinel://secret@one?cacert=/a.pem#bus, takes only sentinelpassword after the ?"
  })
  void whatIsWrongIsSaid(String text, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RedisAddress.parse(text))
        .withMessageContaining(message)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
  }

  @Test
  void onlyRedissSpeaksTls() {
    assertThat(RedisAddress.parse("rediss://redis").uri().isSsl()).isTrue();
    assertThat(RedisAddress.parse("redis://redis").uri().isSsl()).isFalse();
    assertThat(RedisAddress.parse("tcp://redis").uri().isSsl()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "redis",
        "localhost:6379",
        "http://redis",
        "unix://redis.sock",
        "unix:redis.sock",
        "tcp://",
        "tcp:///redis",
        "redis:///0",
        "redis://redis/first",
        "tcp://secret@re dis",
        "tcp://secret@",
        "redis://user:secret@red@is",
        "redis://user:secret@:6379",
        "secret@redis"
      })
  void addressOfAnotherFormIsRefusedWithoutRepeatingIt(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RedisAddress.parse(text))
        .satisfies(e -> {
          assertThat(e.getMessage()).isNotBlank().doesNotContain("secret");
          assertThat(e.getCause()).as("whose message could repeat it").isNull();
        });
  }
}
