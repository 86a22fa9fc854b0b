package org.zos.container.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zos.container.kernel.TermCheck.Deaf;

final class ProcTermCheckTest {
  private static final String NONE = "0000000000000000";
  private static final String TERM = "0000000000004000";

  /** All signals but TERM, and TERM's neighbours in particular. */
  private static final String ALL_BUT_TERM = "ffffffffffffbfff";

  private static final String SLEEPS = "230 0x0 0x0 0x7ffc 0x7ffc 0x0 0x0 0x7ffc 0x7f\n";

  @TempDir private Path proc;
  private ProcTermCheck check;

  @BeforeEach
  void makeProcess() throws IOException {
    check = new ProcTermCheck(proc);
    Path process = Files.createDirectories(proc.resolve("42"));
    Files.writeString(process.resolve("stat"), stat("777"));
    Files.writeString(process.resolve("status"), "Name:\tx\nTracerPid:\t0\nNSpid:\t42\t1\n");
    thread("42", NONE, NONE, SLEEPS);
  }

  /** With a name as a hostile program gives itself one. */
  private static String stat(String start) {
    return "42 (a) S 1) (b) S 1 42 42 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 1 0 " + start + " 9 9\n";
  }

  private void thread(String tid, String caught, String blocked, String syscall)
      throws IOException {
    Path thread = Files.createDirectories(proc.resolve("42/task").resolve(tid));
    Files.writeString(thread.resolve("syscall"), syscall);
    Files.writeString(
        thread.resolve("status"),
        """
        Name:\tx
        SigPnd:\t%1$s
        SigBlk:\t%2$s
        SigIgn:\t%1$s
        SigCgt:\t%3$s
        voluntary_ctxt_switches:\t5
        nonvoluntary_ctxt_switches:\t6
        """
            .formatted(NONE, blocked, caught));
  }

  private void assertDoubt() {
    assertThat(check.deaf(42)).isEmpty();
  }

  @Test
  void aSleepingProcessWithoutAHandlerDropsTerm() {
    assertThat(check.deaf(42)).contains(new Deaf(42, "777"));
  }

  @Test
  void otherSignalsMakeNoDifference() throws IOException {
    thread("42", ALL_BUT_TERM, ALL_BUT_TERM, SLEEPS);
    assertThat(check.deaf(42)).isPresent();
  }

  @Test
  void aHandlerTakesTerm() throws IOException {
    thread("42", TERM, NONE, SLEEPS);
    assertDoubt();
  }

  @Test
  void whoHoldsTermBackTakesItLater() throws IOException {
    thread("42", NONE, TERM, SLEEPS);
    assertDoubt();
  }

  @Test
  void oneThreadOfManyIsEnough() throws IOException {
    thread("43", NONE, NONE, SLEEPS);
    assertThat(check.deaf(42)).isPresent();
    thread("44", NONE, TERM, SLEEPS);
    assertDoubt();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "128 0x7ffd 0x0 0x7ffd 0x8 0x0 0x0 0x7ffd 0x7f",
        "137 0x7ffd",
        "177 0x7ffd",
        "421 0x7ffd",
        "1073742347 0x7ffd",
        "running",
        "-1 0x7ffd 0x7f",
        ""
      })
  void aThreadThatMayWaitForSignalsIsADoubt(String syscall) throws IOException {
    thread("43", NONE, NONE, syscall);
    if (syscall.startsWith("-1")) {
      assertThat(check.deaf(42)).isPresent();
    } else {
      assertDoubt();
    }
  }

  @Test
  void onlyTheFirstOfItsOwnProcessesIsSparedWhatItDoesNotCatch() throws IOException {
    for (String pids : new String[] {"42", "42\t7", "1"}) {
      Files.writeString(proc.resolve("42/status"), "TracerPid:\t0\nNSpid:\t" + pids + "\n");
      assertDoubt();
    }
    Files.writeString(proc.resolve("42/status"), "TracerPid:\t0\nNSpid:\t42\t9\t1\n");
    assertThat(check.deaf(42)).isPresent();
  }

  @Test
  void aTracedProcessIsADoubt() throws IOException {
    Files.writeString(proc.resolve("42/status"), "TracerPid:\t9\nNSpid:\t42\t1\n");
    assertDoubt();
  }

  @ParameterizedTest
  @ValueSource(strings = {"stat", "status", "task/42/status", "task/42/syscall", "task"})
  void whatCanNotBeReadIsADoubt(String file) throws IOException {
    if (file.equals("task")) {
      for (String each : new String[] {"task/42/status", "task/42/syscall", "task/42"}) {
        Files.delete(proc.resolve("42").resolve(each));
      }
      // no thread at all
      assertDoubt();
    }
    Files.delete(proc.resolve("42").resolve(file));
    assertDoubt();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SigCgt", "SigBlk", "voluntary_ctxt_switches"})
  void whatIsNotToldIsADoubt(String field) throws IOException {
    Path status = proc.resolve("42/task/42/status");
    Files.writeString(status, Files.readString(status).replace(field, "Other"));
    assertDoubt();
  }

  @Test
  void masksThatAreNoneAreADoubt() throws IOException {
    thread("42", "nonsense", NONE, SLEEPS);
    assertDoubt();
  }

  @Test
  void aPidThatIsNotThereIsADoubt() {
    assertThat(check.deaf(43)).isEqualTo(Optional.empty());
  }

  @Test
  void anotherProcessOfThatPidHasAnotherStartTime() throws IOException {
    Optional<Deaf> before = check.deaf(42);
    Files.writeString(proc.resolve("42/stat"), stat("778"));
    assertThat(check.deaf(42)).isPresent().isNotEqualTo(before);
  }
}
