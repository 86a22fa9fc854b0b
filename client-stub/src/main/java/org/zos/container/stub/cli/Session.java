package org.zos.container.stub.cli;

/**
 * What every command is given.
 *
 * @param options as the command line has them, once it is read
 * @param connector how the module is reached
 * @param out where results are printed
 */
record Session(GlobalOptions options, Connector connector, Output out) {

  /** Does a command's work on a connection, and gives the exit code of success. */
  int use(Work work) throws InterruptedException {
    try (Connection connection = options.connect(connector)) {
      work.with(connection);
    } finally {
      // what was found out before a failure is worth having too
      out.flush();
    }
    return ExitCode.OK;
  }

  boolean json() {
    return options.json();
  }

  /** What one command does. */
  @FunctionalInterface
  interface Work {
    /** Does it. */
    void with(Connection connection) throws InterruptedException;
  }
}
