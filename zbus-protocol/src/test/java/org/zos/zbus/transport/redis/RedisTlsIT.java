package org.zos.zbus.transport.redis;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.zos.zbus.testing.Certificates;
import org.zos.zbus.testing.FreePort;
import org.zos.zbus.testing.PrivateRedis;
import org.zos.zbus.transport.TransportException;

/** Redis behind TLS: one that asks for a certificate, and one that does not. */
class RedisTlsIT {
  @AutoClose private static final Certificates CERTIFICATES = Certificates.make();

  private static final int OPEN = FreePort.find();

  @AutoClose
  @SuppressWarnings("unused") // for its start and its end
  private static final PrivateRedis REDIS = start(OPEN, "server", "no");

  private static PrivateRedis start(int port, String certificate, String asksCallers) {
    return PrivateRedis.start(
        "--bind", "127.0.0.1",
        "--tls-port", Integer.toString(port),
        "--tls-ca-cert-file", CERTIFICATES.certificate("authority").toString(),
        "--tls-cert-file", CERTIFICATES.certificate(certificate).toString(),
        "--tls-key-file", CERTIFICATES.key(certificate).toString(),
        "--tls-auth-clients", asksCallers);
  }

  private static String authority() {
    return "cacert=" + CERTIFICATES.certificate("authority");
  }

  private static String identity() {
    return "cert=" + CERTIFICATES.certificate("client") + "&key=" + CERTIFICATES.key("client");
  }

  private static void check(String scheme, int port, String parameters) {
    String address = scheme + "://127.0.0.1:" + port + parameters;
    try (RedisTransport transport = RedisTransport.at(RedisAddress.parse(address))) {
      transport.check();
    }
  }

  @Test
  void serverWhoseAuthorityIsGivenIsUsed() {
    assertThatCode(() -> check("rediss", OPEN, "?" + authority())).doesNotThrowAnyException();
  }

  @Test
  void serverOfAnUnknownAuthorityIsRefused() {
    assertThatThrownBy(() -> check("rediss", OPEN, ""))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("rediss://127.0.0.1:" + OPEN)
        .hasMessageContaining("unable to find valid certification path");
  }

  @Test
  void serverOfAnotherAuthorityThanTheGivenIsRefused() {
    String another = "?cacert=" + CERTIFICATES.certificate("client");
    assertThatThrownBy(() -> check("rediss", OPEN, another))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("can't be reached");
  }

  @Test
  void serverWithACertificateForAnotherHostIsRefused() {
    int port = FreePort.find();
    try (PrivateRedis _ = start(port, "elsewhere", "no")) {
      assertThatThrownBy(() -> check("rediss", port, "?" + authority()))
          .isInstanceOf(TransportException.class)
          .hasMessageContaining("127.0.0.1");
    }
  }

  @Test
  void withoutTlsNothingIsSaidToIt() {
    assertThatThrownBy(() -> check("redis", OPEN, ""))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("redis://127.0.0.1:" + OPEN);
  }

  @Test
  void serverThatAsksForACertificateIsShownOne() {
    int port = FreePort.find();
    try (PrivateRedis _ = start(port, "server", "yes")) {
      assertThatThrownBy(() -> check("rediss", port, "?" + authority()))
          .isInstanceOf(TransportException.class);
      assertThatCode(() -> check("rediss", port, "?" + authority() + "&" + identity()))
          .doesNotThrowAnyException();
    }
  }
}
