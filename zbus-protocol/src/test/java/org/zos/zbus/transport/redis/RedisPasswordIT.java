package org.zos.zbus.transport.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zos.zbus.testing.Eventually;
import org.zos.zbus.testing.FreePort;
import org.zos.zbus.testing.PrivateRedis;
import org.zos.zbus.transport.TransportException;

/** A Redis on the network, with a password. */
class RedisPasswordIT {
  @AutoClose private static final PrivateRedis REDIS = PrivateRedis.start();

  private static int port;

  @BeforeAll
  static void listenWithAPassword() {
    port = FreePort.find();
    REDIS.cli("CONFIG", "SET", "bind", "127.0.0.1", "port", Integer.toString(port));
    REDIS.cli("ACL", "SETUSER", "worker", "on", ">secret", "~*", "&*", "+@all");
    REDIS.cli("ACL", "SETUSER", "default", "resetpass", ">p@ss");
  }

  private static void check(String userPart) {
    checkAt(userPart + "127.0.0.1:" + port);
  }

  private static void checkAt(String address) {
    try (RedisTransport transport = RedisTransport.at(RedisAddress.parse(address))) {
      transport.check();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tcp://p%40ss@", "redis://:p%40ss@", "redis://worker:secret@"})
  void passwordOfTheAddressIsUsed(String userPart) {
    // a connection may break at any time; with a wrong password none would ever last
    Eventually.asserted("it is let in", () -> check(userPart));
  }

  @ParameterizedTest
  @ValueSource(strings = {"p%40ss@", ":p%40ss@", "worker:secret@"})
  void passwordIsUsedOnADomainSocketToo(String userPart) {
    String address = "redis-socket://" + userPart + REDIS.socket() + "?db=3";
    assertThatCode(() -> checkAt(address)).doesNotThrowAnyException();
  }

  @Test
  void wrongPasswordOnADomainSocketIsRefusedAndNotShown() {
    assertThatThrownBy(() -> checkAt("redis-socket://hush@" + REDIS.socket()))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("redis-socket://" + REDIS.socket())
        .hasMessageContaining("WRONGPASS")
        .satisfies(e -> assertThat(withAllItsCauses(e)).doesNotContain("hush"));
  }

  @Test
  void wrongPasswordIsRefusedAndNotShown() {
    Eventually.asserted(
        "it is refused for its password",
        () ->
            assertThatThrownBy(() -> check("tcp://hush@"))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("tcp://127.0.0.1:" + port)
                .hasMessageContaining("WRONGPASS")
                .satisfies(e -> assertThat(withAllItsCauses(e)).doesNotContain("hush")));
  }

  @Test
  void missingPasswordIsSaid() {
    assertThatThrownBy(() -> check("tcp://"))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("NOAUTH");
  }

  private static String withAllItsCauses(Throwable e) {
    StringWriter text = new StringWriter();
    e.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
