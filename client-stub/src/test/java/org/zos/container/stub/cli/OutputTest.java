package org.zos.container.stub.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;

final class OutputTest {
  /** Takes nothing. */
  private static final class Refusing extends OutputStream {
    private final String reason;

    Refusing(String reason) {
      this.reason = reason;
    }

    @Override
    public void write(int next) throws IOException {
      throw new IOException(reason);
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
  void printsLinesTextAndBytes() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    Output out = new Output(printed);
    out.line("a");
    out.text("ß");
    out.bytes(new byte[] {0, (byte) 0xff});
    assertThat(printed.toByteArray())
        .isEqualTo(new byte[] {'a', '\n', (byte) 0xc3, (byte) 0x9f, 0, (byte) 0xff});
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
