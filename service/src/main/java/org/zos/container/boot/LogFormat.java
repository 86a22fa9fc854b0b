package org.zos.container.boot;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * The module's own log: one line for each event, on standard error, where the supervisor reads it.
 */
public final class LogFormat extends Formatter {
  private static final String OURS = "org.zos";

  /** Warns, at each connection to a unix socket, that options of TCP do not apply to it. */
  private static final Logger CHATTY = Logger.getLogger("io.netty.bootstrap.Bootstrap");

  /** Sends everything of ours from INFO up, and of libraries from WARNING up, to standard error. */
  public static void install() {
    LogManager.getLogManager().reset();
    Handler handler = new ConsoleHandler();
    handler.setFormatter(new LogFormat());
    Logger root = Logger.getLogger("");
    root.setLevel(Level.INFO);
    handler.setFilter(LogFormat::isWanted);
    root.addHandler(handler);
    CHATTY.setLevel(Level.SEVERE);
  }

  private static boolean isWanted(LogRecord event) {
    String logger = event.getLoggerName();
    return event.getLevel().intValue() >= Level.WARNING.intValue()
        || (logger != null && logger.startsWith(OURS));
  }

  @Override
  public String format(LogRecord event) {
    Instant at = event.getInstant().truncatedTo(ChronoUnit.MILLIS);
    String thrown = event.getThrown() == null ? "" : " " + event.getThrown();
    // a caller's text may be in it: it must not be able to forge a line
    String message = (formatMessage(event) + thrown).replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ");
    return "%s %-7s %s%n".formatted(at, event.getLevel().getName(), message);
  }
}
