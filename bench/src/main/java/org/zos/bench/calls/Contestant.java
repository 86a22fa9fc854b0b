package org.zos.bench.calls;

import java.io.IOException;
import org.zos.bench.lab.LoadProgram;
import org.zos.bench.load.Timing;

/**
 * One of those that are measured in turn.
 *
 * @param name as the table shows it
 * @param load makes its calls
 */
record Contestant(String name, LoadProgram load) {
  private static final int FIRST_CALLS = 20;

  Timing measure(int callers, int calls) throws IOException, InterruptedException {
    // so that each caller has its connection, where callers have such
    load.run(callers, callers * FIRST_CALLS);
    return load.run(callers, calls);
  }
}
