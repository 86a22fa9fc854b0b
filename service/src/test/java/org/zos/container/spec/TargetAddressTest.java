package org.zos.container.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TargetAddressTest {
  @ParameterizedTest
  @CsvSource({
    "redis://host/chan, redis://host, chan",
    "redis://host:6380/chan, redis://host:6380, chan",
    "redis://:secret@host/chan, redis://:secret@host, chan",
    "redis://user:secret@10.0.0.1:1/a/b?c, redis://user:secret@10.0.0.1:1, a/b?c",
    "redis://s%40cret@[2a02::1]:6379/x@y, redis://s%40cret@[2a02::1]:6379, x@y",
  })
  void partsServerAndChannel(String text, String server, String channel) {
    TargetAddress address = TargetAddress.parse(text);
    assertThat(address.redis()).isEqualTo(server);
    assertThat(address.channel()).isEqualTo(channel);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "redis://host",
        "redis://host/",
        "redis:///chan",
        "redis://:secret@/chan",
        "redis://@host/chan",
        "rediss://host/chan",
        "tcp://host/chan",
        "unix:///run/redis.sock",
        "host/chan",
        "redis://:sec ret@host/chan",
        "redis://:sec%zret@host/chan",
        "redis://:sec@ret@host/chan",
        "redis://host:port/chan",
        "redis://host:123456/chan",
        "redis://ho st/chan",
        "redis://host/ch an",
        "redis://host/chan\n",
        "redis://host/chan#x",
      })
  void refusesWhatIsNoneAndRepeatsNothingOfIt(String text) {
    assertThatThrownBy(() -> TargetAddress.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an address is redis://[:password@]host[:port]/channel, and this one is not");
  }

  @ParameterizedTest
  @CsvSource({
    "redis://:secret@host:1/chan, redis://:***@host:1/chan",
    "redis://user:secret@host/chan, redis://user:***@host/chan",
    "redis://secret@host/chan, redis://***@host/chan",
    "redis://host/chan, redis://host/chan",
    "redis://host/ch@n, redis://host/ch@n",
    "tcp://sec@ret@host, ***@host",
    "no address, no address",
  })
  void showsNoPassword(String text, String shown) {
    assertThat(TargetAddress.mask(text)).isEqualTo(shown);
  }

  @Test
  void printsNoPassword() {
    assertThat(TargetAddress.parse("redis://:secret@host/chan"))
        .hasToString("redis://:***@host/chan");
  }

  @Test
  void aLongChannelIsNone() {
    assertThat(TargetAddress.parse("redis://host/" + "c".repeat(256)).channel()).hasSize(256);
    assertThatThrownBy(() -> TargetAddress.parse("redis://host/" + "c".repeat(257)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
