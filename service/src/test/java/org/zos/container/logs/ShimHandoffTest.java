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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zos.container.contract.ContainerException;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.testing.LockHolder;

final class ShimHandoffTest {
  private static final ContainerRef WEB = new ContainerRef("blue", "web");
  private static final Path SHIM = Path.of("/opt/bin/contd-shim");

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
    handoff().prepare(WEB);
    assertThat(Files.readString(settings()))
        .isEqualTo("version=1\nlog=" + folder.resolve("log/blue/web.log") + "\n");
  }

  @Test
  void keepsItsOwnFilesToItselfAndTheLogsToTheirGroup() throws IOException {
    handoff().prepare(WEB);
    assertThat(permissions(folder.resolve("root/shim/blue"))).isEqualTo("rwx------");
    assertThat(permissions(folder.resolve("root/shim"))).isEqualTo("rwx------");
    assertThat(permissions(folder.resolve("log/blue"))).isEqualTo("rwxr-x---");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void leavesTheLogToTheShim() {
    handoff().prepare(WEB);
    assertThat(folder.resolve("log/blue/web.log")).doesNotExist();
  }

  @Test
  void namesTheShimAndItsSettingsToTheEngine() {
    URI output = handoff().prepare(WEB);
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
    URI output = new ShimHandoff(shim, places).prepare(WEB);
    assertThat(output.toString()).startsWith("binary:///").isASCII();
    assertThat(output.getPath()).isEqualTo(shim.toString());
    assertThat(output.getFragment()).isNull();
    String query = output.getRawQuery().replaceFirst("^settings=", "");
    assertThat(query).doesNotContain("&", "=");
    assertThat(URLDecoder.decode(query, UTF_8)).isEqualTo(places.settings(WEB).toString());
  }

  @Test
  void forgetsWhatAnEarlierShimWrote() throws IOException {
    handoff().prepare(WEB);
    shimWrites("error=of an earlier one\n");
    handoff().prepare(WEB);
    assertThat(Files.readString(settings())).doesNotContain("error=");
  }

  @Test
  void anEarlierShimDoesNotCountForThisOne() {
    handoff().prepare(WEB);
    try (LockHolder _ = LockHolder.of(settings())) {
      handoff().prepare(WEB);
      assertThatThrownBy(() -> handoff().confirm(WEB))
          .isInstanceOf(ContainerException.FailedPrecondition.class);
    }
  }

  @Test
  void doesNotWriteThroughALink() throws IOException {
    Path victim = Files.writeString(folder.resolve("victim"), "untouched");
    handoff().prepare(WEB);
    Files.delete(settings());
    Files.createSymbolicLink(settings(), victim);
    handoff().prepare(WEB);
    assertThat(victim).hasContent("untouched");
    assertThat(Files.isRegularFile(settings())).isTrue();
  }

  @Test
  void saysWhyTheLogCanNotBePrepared() throws IOException {
    Files.writeString(folder.resolve("log"), "a file in the way");
    assertThatThrownBy(() -> handoff().prepare(WEB))
        .isInstanceOf(ContainerException.FailedPrecondition.class)
        .hasMessageContaining("container 'web' in namespace 'blue'")
        .hasMessageContaining(folder.resolve("log") + "/blue: Not a directory");
  }

  @Test
  void confirmsAShimThatHoldsItsSettings() {
    handoff().prepare(WEB);
    try (LockHolder _ = LockHolder.of(settings())) {
      handoff().confirm(WEB);
    }
  }

  @Test
  void doesNotConfirmAShimThatHasEnded() {
    handoff().prepare(WEB);
    LockHolder.of(settings()).close();
    assertThatThrownBy(() -> handoff().confirm(WEB))
        .isInstanceOf(ContainerException.FailedPrecondition.class)
        .hasMessageContaining("container 'web' in namespace 'blue'")
        .hasMessageContaining(SHIM + " has ended without a reason");
  }

  @Test
  void saysWhatTheShimSaid() throws IOException {
    handoff().prepare(WEB);
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
    handoff().prepare(WEB);
    try (LockHolder _ = LockHolder.of(settings())) {
      handoff().confirm(WEB);
      handoff().confirm(WEB);
    }
  }

  @Test
  void removesTheSettingsAndKeepsTheLog() throws IOException {
    handoff().prepare(WEB);
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
