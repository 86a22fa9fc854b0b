package org.zos.container.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zos.container.contract.ContainerException;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.ExecRef;

/** What the module and the shim agree on about the mode capture, seen from the module. */
final class ShimCaptureTest {
  private static final ExecRef EXEC = new ExecRef(new ContainerRef("blue", "web"), "call-1");
  private static final Path SHIM = Path.of("/opt/bin/contd-shim");

  @TempDir private Path root;
  private ShimCapture capture;
  private Path place;

  @BeforeEach
  void prepare() {
    capture = new ShimCapture(SHIM, root);
    place = root.resolve("exec/blue@web@call-1");
  }

  private void printed(String stdout, String stderr, String answers) throws IOException {
    Files.writeString(place.resolve("stdout"), stdout);
    Files.writeString(place.resolve("stderr"), stderr);
    answered(answers);
  }

  private void answered(String answers) throws IOException {
    Files.writeString(place.resolve("settings"), answers, StandardOpenOption.APPEND);
  }

  @Test
  void tellsTheShimWhereToAndHowMuch() throws IOException {
    URI output = capture.prepare(EXEC, 1000);
    assertThat(output)
        .hasScheme("binary")
        .hasPath(SHIM.toString())
        .hasQuery("settings=" + place.resolve("settings"));
    assertThat(Files.readString(place.resolve("settings")))
        .isEqualTo(
            "version=1\nmode=capture\nstdout=%1$s/stdout\nstderr=%1$s/stderr\nlimit=1000\n"
                .formatted(place));
  }

  @Test
  void keepsItToItself() throws IOException {
    capture.prepare(EXEC, 1000);
    for (Path folder : new Path[] {root.resolve("exec"), place}) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void givesWhatTheShimKept() throws IOException {
    capture.prepare(EXEC, 1000);
    printed("out", "", "stdout-bytes=3\nstderr-bytes=0\n");
    assertThat(capture.size(EXEC)).isEqualTo(3);
    Captured captured = capture.collect(EXEC);
    assertThat(captured.stdout()).isEqualTo("out".getBytes(UTF_8));
    assertThat(captured.stderr()).isEmpty();
    assertThat(captured.truncated()).isFalse();
  }

  @Test
  void saysWhenTheShimHadMore() throws IOException {
    capture.prepare(EXEC, 3);
    printed("out", "err", "stdout-bytes=3\nstderr-bytes=4\n");
    assertThat(capture.collect(EXEC).truncated()).isTrue();
  }

  @Test
  void saysWhyTheShimKeptNothing() throws IOException {
    capture.prepare(EXEC, 1000);
    answered("error=no room\n");
    assertThat(capture.size(EXEC)).isZero();
    assertThatThrownBy(() -> capture.collect(EXEC))
        .isInstanceOf(ContainerException.Internal.class)
        .hasMessageContaining("command 'call-1' in container 'web' in namespace 'blue'")
        .hasMessageContaining("no room");
  }

  @Test
  void halfAnAnswerIsNone() throws IOException {
    capture.prepare(EXEC, 1000);
    printed("out", "err", "stdout-bytes=3\n");
    assertThatThrownBy(() -> capture.collect(EXEC))
        .isInstanceOf(ContainerException.Internal.class)
        .hasMessageContaining("ended before its time");
  }

  @Test
  void followsNoLinkInPlaceOfOutput() throws IOException {
    capture.prepare(EXEC, 1000);
    Path secret = Files.writeString(root.resolve("secret"), "hunter2");
    Files.createSymbolicLink(place.resolve("stdout"), secret);
    Files.createFile(place.resolve("stderr"));
    answered("stdout-bytes=7\nstderr-bytes=0\n");
    assertThatThrownBy(() -> capture.collect(EXEC))
        .isInstanceOf(ContainerException.Internal.class)
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void takesAwayAllThatThereIsOfItAndNothingElse() throws IOException {
    ExecRef other = new ExecRef(EXEC.container(), "call-2");
    capture.prepare(EXEC, 1000);
    capture.prepare(other, 1000);
    printed("out", "err", "");
    capture.remove(EXEC);
    capture.remove(EXEC);
    assertThat(root.resolve("exec")).isDirectoryNotContaining("glob:**call-1");
    assertThat(root.resolve("exec")).isDirectoryContaining("glob:**call-2");
  }

  @Test
  void beginsAnewWhereSomethingWasLeft() throws IOException {
    capture.prepare(EXEC, 1000);
    printed("old", "old", "stdout-bytes=3\nstderr-bytes=3\n");
    capture.prepare(EXEC, 1000);
    assertThat(place.resolve("stdout")).doesNotExist();
    assertThat(Files.readString(place.resolve("settings"))).doesNotContain("bytes");
  }

  @Test
  void notesCommandsWithAndWithoutOutputUntilTheyAreTakenAway() throws IOException {
    ExecRef quiet = new ExecRef(EXEC.container(), "call-2");
    assertThat(capture.noted()).isEmpty();
    capture.prepare(EXEC, 1000);
    capture.note(quiet);
    Files.createFile(root.resolve("exec/something"));
    assertThat(new ShimCapture(SHIM, root).noted()).containsExactlyInAnyOrder(EXEC, quiet);
    capture.remove(EXEC);
    capture.remove(quiet);
    assertThat(capture.noted()).isEmpty();
  }

  @Test
  void saysWhyACommandCanNotBeNoted() throws IOException {
    Files.createFile(root.resolve("exec"));
    assertThatThrownBy(() -> capture.note(EXEC))
        .isInstanceOf(ContainerException.FailedPrecondition.class)
        .hasMessageContaining("command 'call-1' in container 'web' in namespace 'blue'");
    assertThatThrownBy(() -> capture.noted()).isInstanceOf(ContainerException.Internal.class);
  }

  @Test
  void removesALinkAndNotWhatItPointsTo() throws IOException {
    Path folder = Files.createDirectories(root.resolve("folder"));
    Files.writeString(folder.resolve("file"), "precious");
    Files.createDirectories(root.resolve("exec"));
    Files.createSymbolicLink(place, folder);
    capture.remove(EXEC);
    assertThat(folder.resolve("file")).exists();
  }
}
