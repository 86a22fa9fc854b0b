package org.zos.container.stub.follow;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What one class logs while this is open. */
final class CapturedLog extends Handler implements AutoCloseable {
  private final SimpleFormatter formatter = new SimpleFormatter();
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Logger logger;

  /** Begins to listen. */
  CapturedLog(Class<?> source) {
    this.logger = Logger.getLogger(source.getName());
    logger.addHandler(this);
    logger.setUseParentHandlers(false);
  }

  /** The lines so far, each behind its level. */
  List<String> lines() {
    return lines;
  }

  @Override
  public void publish(LogRecord line) {
    lines.add(line.getLevel() + " " + formatter.formatMessage(line));
  }

  @Override
  public void flush() {
    // every line is here at once
  }

  @Override
  public void close() {
    logger.removeHandler(this);
    logger.setUseParentHandlers(true);
  }
}
