package org.zos.container.stub.cli;

/**
 * What every command is given.
 *
 * @param options as the command line has them, once it is read
 * @param connector how the module is reached
 * @param out where results are printed
 * @param err where failures are told
 */
record Session(GlobalOptions options, Connector connector, Output out, Output err) {

  /** Does a command's work on a connection, and gives the exit code of success. */
  int use(Work work) throws InterruptedException {
    return ask(connection -> {
      work.with(connection);
      return ExitCode.OK;
    });
  }

  /** The same for work that says by itself with which exit code the program ends. */
  int ask(Question question) throws InterruptedException {
    try (Connection connection = options.connect(connector)) {
      return question.answer(connection);
    } finally {
      // what was found out before a failure is worth having too
      out.flush();
    }
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

  /** What one command finds out. */
  @FunctionalInterface
  interface Question {
    /** Finds it out, and gives the exit code. */
    int answer(Connection connection) throws InterruptedException;
  }
}
