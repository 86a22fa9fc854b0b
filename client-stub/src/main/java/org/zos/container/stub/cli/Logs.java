package org.zos.container.stub.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.logging.LogManager;

/**
 * How the program logs: few lines, on standard error, in the form of its own errors. The JDK makes
 * one when the first line is to be logged, which for most commands is never.
 */
public final class Logs {
  private static final String CONFIGURED_BY = "java.util.logging.config.class";

  /** Configures the logging of this JVM. */
  public Logs() throws IOException {
    try (InputStream in = Logs.class.getResourceAsStream("logging.properties")) {
      LogManager.getLogManager().readConfiguration(in);
    }
  }

  /** Tells the JDK to make one when it is needed. */
  static void configureWhenNeeded() {
    System.setProperty(CONFIGURED_BY, Logs.class.getName());
  }
}
