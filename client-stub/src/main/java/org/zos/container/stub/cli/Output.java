package org.zos.container.stub.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;

/**
 * Where results are printed, text as UTF-8, kept until it is flushed. For one thread. Unlike {@link
 * System#out} it fails when nobody takes what is printed, so that no command goes on for nobody.
 */
final class Output {
  private final OutputStream stream;

  Output(OutputStream stream) {
    this.stream = stream;
  }

  /** The program's standard output. */
  static Output standard() {
    return to(FileDescriptor.out);
  }

  /** The program's standard error. */
  static Output error() {
    return to(FileDescriptor.err);
  }

  private static Output to(FileDescriptor descriptor) {
    return new Output(new BufferedOutputStream(new FileOutputStream(descriptor)));
  }

  /** Prints a line. */
  void line(String text) {
    text(text + "\n");
  }

  /** Prints text as it is. */
  void text(String text) {
    bytes(text.getBytes(UTF_8));
  }

  /** Prints bytes as they are. */
  void bytes(byte[] bytes) {
    run(() -> stream.write(bytes));
  }

  /** Hands on what was printed so far. */
  void flush() {
    run(stream::flush);
  }

  /** The same, as picocli wants it: it fails silently, and hands each line on. */
  PrintWriter printer() {
    return new PrintWriter(new OutputStreamWriter(stream, UTF_8), true);
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
