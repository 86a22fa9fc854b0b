package org.zos.container.stub.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;

/**
 * Where results are printed, as UTF-8, kept until it is flushed. For one thread. Unlike {@link
 * System#out} it fails when nobody takes what is printed, so that no command goes on for nobody.
 */
final class Output {
  private final Writer writer;

  Output(Writer writer) {
    this.writer = writer;
  }

  /** The program's standard output. */
  static Output standard() {
    FileOutputStream stream = new FileOutputStream(FileDescriptor.out);
    return new Output(new BufferedWriter(new OutputStreamWriter(stream, UTF_8)));
  }

  /** Prints a line. */
  void line(String text) {
    text(text + "\n");
  }

  /** Prints text as it is. */
  void text(String text) {
    run(() -> writer.write(text));
  }

  /** Hands on what was printed so far. */
  void flush() {
    run(writer::flush);
  }

  /** The same, as picocli wants it. */
  PrintWriter forHelp() {
    return new PrintWriter(writer);
  }

  private static void run(Printing printing) {
    try {
      printing.print();
    } catch (IOException e) {
      throw new Closed(e);
    }
  }

  private interface Printing {
    void print() throws IOException;
  }

  /** Nothing more can be printed. */
  static final class Closed extends RuntimeException {
    private final IOException reason;

    private Closed(IOException reason) {
      super(reason);
      this.reason = reason;
    }

    IOException reason() {
      return reason;
    }
  }
}
