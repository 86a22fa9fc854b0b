package org.zos.container.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerFields;
import org.zos.container.contract.LogTarget;
import org.zos.container.contract.StatsTarget;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.testing.FakeEngine;
import org.zos.container.testing.FakeNode;
import org.zos.container.testing.FakeOutputs;
import org.zos.container.testing.Step;
import org.zos.zbus.testing.Eventually;
import org.zos.zbus.transport.Backoff;
import org.zos.zbus.wire.EncodedValue;

final class RelayTest {
  private static final ContainerRef WEB = new ContainerRef("blue", "web");
  private static final String OUT = "redis://host/out";
  private static final Container PUBLISHED =
      Container.named("web")
          .logs(List.of(new LogTarget("redis", new LogTarget.Streams(OUT, ""))))
          .stats(List.of(new StatsTarget("redis", "redis://host/stats")))
          .build();

  @TempDir private Path folder;
  private final FakeServers servers = new FakeServers();
  private FakeNode node;
  private FakeEngine engine;
  private Relay relay;

  @BeforeEach
  void prepare() {
    node = new FakeNode(folder);
    engine = node.engine();
    relay =
        new Relay(
            engine,
            node.places(),
            servers,
            () ->
                new Backoff(
                    Duration.ofMillis(1), Duration.ofMillis(5), RandomGenerator.getDefault()));
  }

  @AfterEach
  void close() {
    relay.close();
  }

  private Path spool() throws IOException {
    return Files.createDirectories(node.places().spool(WEB));
  }

  private static ContainerRecord record(EncodedValue definition) {
    return new ContainerRecord(WEB, Map.of(), definition, Instant.EPOCH);
  }

  private void putPublished() {
    engine.put(record(ContainerFields.CONTAINER.encode(PUBLISHED)));
  }

  @Test
  void takesUpWhatAnEarlierStartDid() throws IOException {
    putPublished();
    Files.writeString(spool().resolve("stdout"), "one\n");
    relay.start();
    relay.resume();
    Eventually.that("it is published", () -> servers.on(OUT).equals(List.of("one\n")));
    Eventually.that("the stats are followed too", () -> servers.open().size() == 2);
  }

  @Test
  void triesAgainWhileTheEngineIsAway() throws IOException {
    putPublished();
    Files.writeString(spool().resolve("stdout"), "one\n");
    engine.goAway();
    relay.start();
    relay.resume();
    Eventually.that("it has tried", () -> engine.steps().size() > 2);
    engine.comeBack();
    Eventually.that("it is published", () -> servers.on(OUT).equals(List.of("one\n")));
  }

  @Test
  void clearsAwayWhatIsLeftOfContainersThatAreGone() throws IOException {
    Files.writeString(spool().resolve("stdout"), "one\n");
    relay.start();
    relay.resume();
    Eventually.that("it is gone", () -> !Files.exists(node.places().spool(WEB)));
    assertThat(servers.on(OUT)).isEmpty();
  }

  @Test
  void looksUpNoContainerThatPublishesNothing() throws IOException {
    EncodedValue silent = ContainerFields.CONTAINER.encode(Container.named("web").build());
    engine.put(record(silent));
    Path gone = Files.createDirectories(node.places().spool(new ContainerRef("blue", "gone")));
    relay.start();
    relay.resume();
    Eventually.that("it has come to its end", () -> !Files.exists(gone));
    // the one is for what is left of the other
    assertThat(engine.steps()).containsOnlyOnce(Step.FIND);
  }

  @Test
  void goesOnBesideAContainerThatItDoesNotUnderstand() throws IOException {
    engine.put(record(new EncodedValue(new byte[] {(byte) 0xc1})));
    ContainerRef other = new ContainerRef("red", "web");
    engine.put(
        new ContainerRecord(
            other, Map.of(), ContainerFields.CONTAINER.encode(PUBLISHED), Instant.EPOCH));
    relay.start();
    relay.resume();
    Eventually.that("the other is followed", () -> servers.open().size() == 2);
  }

  @Test
  void outputsArePublishedFromTheirPreparationToTheirRemoval() throws IOException {
    FakeOutputs files = new FakeOutputs();
    RelayedOutputs outputs = new RelayedOutputs(files, relay);
    relay.start();
    relay.resume();
    assertThat(outputs.prepare(WEB, PUBLISHED)).hasScheme("binary");
    outputs.confirm(WEB);
    assertThat(servers.open()).hasSize(2);
    Files.writeString(node.places().spool(WEB).resolve("stdout"), "one\n");
    outputs.remove(WEB);
    assertThat(servers.on(OUT)).containsExactly("one\n");
    assertThat(servers.open()).isEmpty();
    assertThat(files.isEmpty()).isTrue();
    assertThat(node.places().spool(WEB)).doesNotExist();
  }

  @Test
  void mostContainersCostNothing() {
    RelayedOutputs outputs = new RelayedOutputs(new FakeOutputs(), relay);
    outputs.prepare(WEB, Container.named("web").build());
    outputs.remove(WEB);
    assertThat(servers.open()).isEmpty();
    assertThat(node.places().spool(WEB)).doesNotExist();
  }
}
