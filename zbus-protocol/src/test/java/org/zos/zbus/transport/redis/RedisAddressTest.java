package org.zos.zbus.transport.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
    "rediss://redis:6380, redis, 6380, rediss://redis:6380"
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
