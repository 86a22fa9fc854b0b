package org.zos.container.stub.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import org.junit.jupiter.api.Test;

final class OutputTest {
  /** Takes nothing. */
  private static final class Refusing extends Writer {
    private final String reason;

    Refusing(String reason) {
      this.reason = reason;
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
      throw new IOException(reason);
    }

    @Override
    public void flush() {
      // there is never anything to hand on
    }

    @Override
    public void close() {
      // holds nothing
    }
  }

  private static Failure failure(String reason) {
    try {
      new Output(new Refusing(reason)).line("x");
      throw new AssertionError("it was printed");
    } catch (Output.Closed e) {
      return Failure.of(e);
    }
  }

  @Test
  void printsLinesAndText() {
    StringWriter printed = new StringWriter();
    Output out = new Output(printed);
    out.line("a");
    out.text("b");
    assertThat(printed.toString()).isEqualTo("a\nb");
  }

  @Test
  void failsWhenNobodyTakesWhatIsPrinted() {
    assertThatThrownBy(() -> new Output(new Refusing("gone")).line("x"))
        .isInstanceOf(Output.Closed.class);
  }

  @Test
  void isSilentWhenItsReaderHasLeft() {
    assertThat(failure("Broken pipe")).isEqualTo(new Failure(ExitCode.BROKEN_PIPE, ""));
  }

  @Test
  void saysWhyElseItCannotPrint() {
    assertThat(failure("No space left on device"))
        .isEqualTo(new Failure(ExitCode.FAILED, "can't print: No space left on device"));
  }
}
