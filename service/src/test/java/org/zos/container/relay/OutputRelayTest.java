package org.zos.container.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zos.container.contract.LogTarget;
import org.zos.container.logs.LogPlaces;
import org.zos.container.runtime.ContainerRef;
import org.zos.zbus.testing.Eventually;
import org.zos.zbus.transport.Backoff;

final class OutputRelayTest {
  private static final ContainerRef WEB = new ContainerRef("blue", "web");
  private static final String OUT = "redis://host/out";
  private static final String ERR = "redis://host/err";
  private static final List<LogTarget> TARGETS = List.of(target(OUT, ERR));

  @TempDir private Path folder;
  private final FakeServers servers = new FakeServers();
  private LogPlaces places;
  private OutputRelay relay;

  private static LogTarget target(String stdout, String stderr) {
    return new LogTarget("redis", new LogTarget.Streams(stdout, stderr));
  }

  @BeforeEach
  void begin() {
    places = new LogPlaces(folder.resolve("log"), folder.resolve("root"));
    start();
  }

  private void start() {
    relay =
        new OutputRelay(
            places,
            servers,
            () ->
                new Backoff(
                    Duration.ofMillis(1), Duration.ofMillis(5), RandomGenerator.getDefault()));
    relay.start();
  }

  @AfterEach
  void close() {
    relay.close();
  }

  private void write(String stream, String text) throws IOException {
    Files.writeString(
        places.spool(WEB).resolve(stream),
        text,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  private void eventually(String place, String... messages) {
    Eventually.that(place, () -> servers.on(place).equals(List.of(messages)));
  }

  @Test
  void publishesEachStreamWhereItIsToGo() throws IOException {
    relay.follow(WEB, TARGETS);
    write("stdout", "one\ntwo\n");
    write("stderr", "oops\n");
    eventually(OUT, "one\n", "two\n");
    eventually(ERR, "oops\n");
    write("stdout", "three\n");
    eventually(OUT, "one\n", "two\n", "three\n");
  }

  @Test
  void publishesToAllTargets() throws IOException {
    relay.follow(WEB, List.of(target(OUT, ""), target("redis://other/all", "redis://other/all")));
    write("stdout", "one\n");
    write("stderr", "oops\n");
    eventually(OUT, "one\n");
    Eventually.that(
        "both streams are there",
        () -> servers.on("redis://other/all").containsAll(List.of("one\n", "oops\n")));
    assertThat(servers.on("redis://other/all")).hasSize(2);
  }

  @Test
  void followingTwiceIsFollowingOnce() throws IOException {
    relay.follow(WEB, TARGETS);
    relay.follow(WEB, TARGETS);
    write("stdout", "one\n");
    eventually(OUT, "one\n");
    assertThat(servers.open()).hasSize(2);
  }

  @Test
  void aContainerThatNamesNoChannelsHasNoFiles() throws IOException {
    relay.follow(WEB, List.of());
    assertThat(places.spool(WEB)).doesNotExist();
  }

  @Test
  void whatIsWrittenWhileTheServerIsAwayComesLater() throws IOException {
    servers.goAway();
    relay.follow(WEB, TARGETS);
    write("stdout", "one\n");
    Eventually.that("it was tried again", () -> servers.tries() > 3);
    write("stdout", "two\n");
    servers.comeBack();
    eventually(OUT, "one\n", "two\n");
  }

  @Test
  void goesOnWhereItWasAfterARestart() throws IOException {
    relay.follow(WEB, TARGETS);
    write("stdout", "one\n");
    eventually(OUT, "one\n");
    relay.close();
    write("stdout", "two\n");
    start();
    relay.follow(WEB, TARGETS);
    eventually(OUT, "one\n", "two\n");
  }

  @Test
  void aRestartWhileTheServerIsAwayLosesNothing() throws IOException {
    servers.goAway();
    relay.follow(WEB, TARGETS);
    write("stdout", "one\n");
    relay.close();
    servers.comeBack();
    assertThat(servers.on(OUT)).isEmpty();
    start();
    relay.follow(WEB, TARGETS);
    eventually(OUT, "one\n");
  }

  @Test
  void publishesTheRestOfAContainerThatEndsAndRemovesItsFiles() throws IOException {
    relay.follow(WEB, TARGETS);
    write("stdout", "one\nhalf");
    relay.finish(WEB);
    assertThat(servers.on(OUT)).containsExactly("one\n", "half");
    assertThat(places.spool(WEB)).doesNotExist();
    assertThat(servers.open()).isEmpty();
  }

  @Test
  void endsAlsoWhileTheServerIsAway() throws IOException {
    servers.goAway();
    relay.follow(WEB, TARGETS);
    write("stdout", "one\n");
    relay.finish(WEB);
    assertThat(places.spool(WEB)).doesNotExist();
    assertThat(servers.open()).isEmpty();
  }

  @Test
  void theNextOfTheNameBeginsAnew() throws IOException {
    relay.follow(WEB, TARGETS);
    write("stdout", "one\n");
    eventually(OUT, "one\n");
    relay.finish(WEB);
    relay.follow(WEB, TARGETS);
    write("stdout", "two\n");
    eventually(OUT, "one\n", "two\n");
  }

  @Test
  void sweepsOnlyWhatIsNotInUse() throws IOException {
    relay.follow(WEB, TARGETS);
    relay.sweep(WEB);
    assertThat(places.spool(WEB)).exists();
    ContainerRef gone = new ContainerRef("blue", "gone");
    Files.createDirectories(places.spool(gone));
    Files.writeString(places.spool(gone).resolve("stdout"), "x");
    relay.sweep(gone);
    assertThat(places.spool(gone)).doesNotExist();
  }

  @Test
  void anAddressThatIsNoneIsLeftOut() throws IOException {
    relay.follow(WEB, List.of(target("tcp://:secret@host", ERR)));
    write("stderr", "oops\n");
    eventually(ERR, "oops\n");
    assertThat(servers.open()).containsExactly("redis://host");
  }

  @Test
  void aFloodComesWholeAndInOrder() throws IOException {
    relay.follow(WEB, TARGETS);
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      String text = ("line " + i + "\n").repeat(500);
      write("stdout", text);
      all.append(text);
    }
    Eventually.that("all is there", () -> servers.textOn(OUT).contentEquals(all));
  }
}
