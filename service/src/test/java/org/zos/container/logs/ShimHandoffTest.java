package org.zos.container.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerException;
import org.zos.container.contract.LogSettings;
import org.zos.container.contract.LogTarget;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.testing.LockHolder;

final class ShimHandoffTest {
  private static final ContainerRef WEB = new ContainerRef("blue", "web");
  private static final Path SHIM = Path.of("/opt/bin/contd-shim");

  private static final Container PLAIN = Container.named("web").build();

  @TempDir private Path folder;

  private LogPlaces places() {
    return new LogPlaces(folder.resolve("log"), folder.resolve("root"));
  }

  private ShimHandoff handoff() {
    return new ShimHandoff(SHIM, places());
  }

  private Path settings() {
    return places().settings(WEB);
  }

  private void shimWrites(String line) throws IOException {
    Files.writeString(settings(), line, StandardOpenOption.APPEND);
  }

  @Test
  void tellsTheShimItsVersionAndItsLog() throws IOException {
    handoff().prepare(WEB, PLAIN);
    assertThat(Files.readString(settings()))
        .isEqualTo(
            """
            version=1
            log=%s
            format=raw
            size=10485760
            files=5
            """
                .formatted(folder.resolve("log/blue/web.log")));
  }

  @Test
  void tellsTheShimHowTheLogIsKept() throws IOException {
    handoff().prepare(WEB, PLAIN.toBuilder().log(new LogSettings("cri", 4096, 2)).build());
    assertThat(Files.readString(settings())).contains("\nformat=cri\nsize=4096\nfiles=2\n");
  }

  @Test
  void tellsTheShimWhereEachStreamGoesThatIsToBePublished() throws IOException {
    LogTarget target =
        new LogTarget("redis", new LogTarget.Streams("redis://host/out", "redis://host/err"));
    handoff().prepare(WEB, PLAIN.toBuilder().logs(List.of(target)).build());
    Path copies = folder.resolve("root/relay/blue/web");
    assertThat(Files.readString(settings()))
        .isEqualTo(
            """
            version=1
            log=%s
            format=raw
            size=10485760
            files=5
            copy-stdout=%s
            copy-stderr=%s
            """
                .formatted(
                    folder.resolve("log/blue/web.log"),
                    copies.resolve("stdout"),
                    copies.resolve("stderr")));
    assertThat(permissions(copies)).isEqualTo("rwx------");
  }

  @Test
  void knowsWhatItMadeReady() {
    assertThat(handoff().prepared()).isEmpty();
    ContainerRef other = new ContainerRef("red", "w.e-b");
    handoff().prepare(WEB, PLAIN);
    handoff().prepare(other, PLAIN);
    assertThat(handoff().prepared()).containsExactlyInAnyOrder(WEB, other);
    handoff().remove(WEB);
    assertThat(handoff().prepared()).containsExactly(other);
  }

  @Test
  void outputIsTakenWhileTheShimLives() {
    assertThat(handoff().isTaken(WEB)).isFalse();
    handoff().prepare(WEB, PLAIN);
    assertThat(handoff().isTaken(WEB)).isFalse();
    try (LockHolder _ = LockHolder.of(settings())) {
      assertThat(handoff().isTaken(WEB)).isTrue();
    }
  }

  @Test
  void keepsItsOwnFilesToItselfAndTheLogsToTheirGroup() throws IOException {
    handoff().prepare(WEB, PLAIN);
    assertThat(permissions(folder.resolve("root/shim/blue"))).isEqualTo("rwx------");
    assertThat(permissions(folder.resolve("root/shim"))).isEqualTo("rwx------");
    assertThat(permissions(folder.resolve("log/blue"))).isEqualTo("rwxr-x---");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void leavesTheLogToTheShim() {
    handoff().prepare(WEB, PLAIN);
    assertThat(folder.resolve("log/blue/web.log")).doesNotExist();
  }

  @Test
  void namesTheShimAndItsSettingsToTheEngine() {
    URI output = handoff().prepare(WEB, PLAIN);
    assertThat(output)
        .hasScheme("binary")
        .hasPath(SHIM.toString())
        .hasQuery("settings=" + settings());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a+b", "a%41b", "a?b#c", "a&b=c", "größe", "🦆"})
  void oddPathsReachTheEngineAsTheyAre(String odd) {
    Path shim = Path.of("/opt", odd, "contd-shim");
    LogPlaces places = new LogPlaces(folder.resolve("log"), folder.resolve(odd));
    URI output = new ShimHandoff(shim, places).prepare(WEB, PLAIN);
    assertThat(output.toString()).startsWith("binary:///").isASCII();
    assertThat(output.getPath()).isEqualTo(shim.toString());
    assertThat(output.getFragment()).isNull();
    String query = output.getRawQuery().replaceFirst("^settings=", "");
    assertThat(query).doesNotContain("&", "=");
    assertThat(URLDecoder.decode(query, UTF_8)).isEqualTo(places.settings(WEB).toString());
  }

  @Test
  void forgetsWhatAnEarlierShimWrote() throws IOException {
    handoff().prepare(WEB, PLAIN);
    shimWrites("error=of an earlier one\n");
    handoff().prepare(WEB, PLAIN);
    assertThat(Files.readString(settings())).doesNotContain("error=");
  }

  @Test
  void anEarlierShimDoesNotCountForThisOne() {
    handoff().prepare(WEB, PLAIN);
    try (LockHolder _ = LockHolder.of(settings())) {
      handoff().prepare(WEB, PLAIN);
      assertThatThrownBy(() -> handoff().confirm(WEB))
          .isInstanceOf(ContainerException.FailedPrecondition.class);
    }
  }

  @Test
  void doesNotWriteThroughALink() throws IOException {
    Path victim = Files.writeString(folder.resolve("victim"), "untouched");
    handoff().prepare(WEB, PLAIN);
    Files.delete(settings());
    Files.createSymbolicLink(settings(), victim);
    handoff().prepare(WEB, PLAIN);
    assertThat(victim).hasContent("untouched");
    assertThat(Files.isRegularFile(settings())).isTrue();
  }

  @Test
  void saysWhyTheLogCanNotBePrepared() throws IOException {
    Files.writeString(folder.resolve("log"), "a file in the way");
    assertThatThrownBy(() -> handoff().prepare(WEB, PLAIN))
        .isInstanceOf(ContainerException.FailedPrecondition.class)
        .hasMessageContaining("container 'web' in namespace 'blue'")
        .hasMessageContaining(folder.resolve("log") + "/blue: Not a directory");
  }

  @Test
  void confirmsAShimThatHoldsItsSettings() {
    handoff().prepare(WEB, PLAIN);
    try (LockHolder _ = LockHolder.of(settings())) {
      handoff().confirm(WEB);
    }
  }

  @Test
  void doesNotConfirmAShimThatHasEnded() {
    handoff().prepare(WEB, PLAIN);
    LockHolder.of(settings()).close();
    assertThatThrownBy(() -> handoff().confirm(WEB))
        .isInstanceOf(ContainerException.FailedPrecondition.class)
        .hasMessageContaining("container 'web' in namespace 'blue'")
        .hasMessageContaining(SHIM + " has ended without a reason");
  }

  @Test
  void saysWhatTheShimSaid() throws IOException {
    handoff().prepare(WEB, PLAIN);
    shimWrites("error=cannot open the log\nerror=no space left\n");
    assertThatThrownBy(() -> handoff().confirm(WEB))
        .isInstanceOf(ContainerException.FailedPrecondition.class)
        .hasMessageEndingWith("can't be written: cannot open the log; no space left");
  }

  @Test
  void doesNotConfirmWhatWasNeverPrepared() {
    assertThatThrownBy(() -> handoff().confirm(WEB))
        .isInstanceOf(ContainerException.FailedPrecondition.class)
        .hasMessageContaining("container 'web' in namespace 'blue'")
        .hasMessageContaining("NoSuchFile");
  }

  @Test
  void askingLeavesTheShimItsLock() {
    handoff().prepare(WEB, PLAIN);
    try (LockHolder _ = LockHolder.of(settings())) {
      handoff().confirm(WEB);
      handoff().confirm(WEB);
    }
  }

  @Test
  void removesTheSettingsAndKeepsTheLog() throws IOException {
    handoff().prepare(WEB, PLAIN);
    Path log = Files.writeString(places().log(WEB), "a line\n");
    handoff().remove(WEB);
    assertThat(settings()).doesNotExist();
    assertThat(log).hasContent("a line\n");
  }

  @Test
  void removingWhatIsNotThereIsNoFailure() {
    handoff().remove(WEB);
    assertThat(settings()).doesNotExist();
  }
}
