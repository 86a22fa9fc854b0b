package org.zos.container.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StartupTest {
  private final List<String> closed = new ArrayList<>();
  private final Startup startup = new Startup();

  private AutoCloseable part(String name) {
    return () -> closed.add(name);
  }

  private AutoCloseable failingPart(String name) {
    return () -> {
      closed.add(name);
      throw new IllegalStateException(name);
    };
  }

  @Test
  void givesBackWhatItNotes() {
    AutoCloseable part = part("a");
    assertThat(startup.add(part)).isSameAs(part);
  }

  @Test
  void closesInReverse() {
    startup.add(part("a"));
    startup.add(part("b"));
    startup.add(part("c"));
    startup.close();
    assertThat(closed).containsExactly("c", "b", "a");
  }

  @Test
  void closesEachOnce() {
    startup.add(part("a"));
    startup.close();
    startup.close();
    assertThat(closed).containsExactly("a");
  }

  @Test
  void aFailureKeepsNoOtherFromClosingAndLaterOnesAreKept() {
    startup.add(failingPart("a"));
    startup.add(part("b"));
    startup.add(failingPart("c"));
    assertThatThrownBy(startup::close)
        .hasMessage("c")
        .satisfies(e -> assertThat(e.getSuppressed()).singleElement().hasToString(failure("a")));
    assertThat(closed).containsExactly("c", "b", "a");
  }

  private static String failure(String name) {
    return new IllegalStateException(name).toString();
  }

  @Test
  void aCheckedFailureIsKeptAsACause() {
    startup.add(() -> {
      throw new IOException("disk full");
    });
    assertThatThrownBy(startup::close).hasRootCauseMessage("disk full");
  }

  @Test
  void theCauseOfAnEndKeepsWhatGoesWrongMeanwhile() {
    startup.add(failingPart("a"));
    startup.add(failingPart("b"));
    RuntimeException cause = new IllegalStateException("the cause");
    startup.closeAfter(cause);
    assertThat(cause.getSuppressed()).hasSize(1);
    assertThat(cause.getSuppressed()[0]).hasMessage("b");
    assertThat(cause.getSuppressed()[0].getSuppressed()).hasSize(1);
  }

  @Test
  void theCauseOfAnEndStaysAsItIsWhereNothingElseGoesWrong() {
    startup.add(part("a"));
    RuntimeException cause = new IllegalStateException("the cause");
    startup.closeAfter(cause);
    assertThat(cause.getSuppressed()).isEmpty();
    assertThat(closed).containsExactly("a");
  }
}
