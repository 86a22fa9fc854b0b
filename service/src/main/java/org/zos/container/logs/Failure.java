package org.zos.container.logs;

import java.io.IOException;

/** What an input or output error says to people: Java's own text is often the path alone. */
final class Failure {
  private Failure() {}

  static String of(IOException e) {
    return e.getClass().getSimpleName().replaceFirst("Exception$", "") + ": " + e.getMessage();
  }
}
