package org.zos.container.stub.cli;

/** What scripts can tell apart. */
final class ExitCode {
  static final int OK = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;
  static final int NOT_FOUND = 3;
  static final int UNAVAILABLE = 4;

  /** As shells number a program that was interrupted. */
  static final int INTERRUPTED = 130;

  /** As shells number a program whose reader went away. */
  static final int BROKEN_PIPE = 141;

  private ExitCode() {}
}
