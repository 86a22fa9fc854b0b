package org.zos.zbus.transport.redis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerStateTest {
  @ParameterizedTest
  @ValueSource(strings = {"6.2.0", "6.2", "6.10.1", "7.0.15", "10.0.0", "8.2-rc1", "255.255.255"})
  void newEnoughIsUsed(String version) {
    assertThat(new ServerState(version, "standalone", "master").objection()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"6.0.16", "6.1.240", "5.0.7", "0.6.2", "", "?"})
  void olderIsRefusedAndItsVersionSaid(String version) {
    assertThat(new ServerState(version, "standalone", "master").objection())
        .hasValue("is version " + version + "; 6.2 or newer is needed");
  }

  @Test
  void withoutHelloItIsTooOld() {
    assertThat(new ServerState(null, null, null).objection().orElseThrow())
        .contains("older than 6.0", "6.2 or newer is needed");
  }

  @Test
  void clusterModeIsRefusedWithTheReason() {
    assertThat(new ServerState("7.4.0", "cluster", "master").objection().orElseThrow())
        .contains("cluster mode", "slots");
  }

  @Test
  void sentinelIsRefusedWithTheFormOfItsAddress() {
    assertThat(new ServerState("7.4.0", "sentinel", null).objection().orElseThrow())
        .contains("redis-sentinel://");
  }

  @ParameterizedTest
  @ValueSource(strings = {"replica", "slave"})
  void replicaIsRefused(String role) {
    assertThat(new ServerState("7.4.0", "standalone", role).objection().orElseThrow())
        .contains("is a replica");
  }
}
