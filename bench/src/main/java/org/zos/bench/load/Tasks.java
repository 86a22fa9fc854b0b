package org.zos.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;

/**
 * The work of a program that makes calls: for each line "CALLERS CALLS" on standard input a {@link
 * Timing} on standard output. So it stays warm from one measurement to the next.
 */
public interface Tasks {
  /** Makes the calls. */
  Timing run(int callers, int calls);

  /** Works until the input ends. */
  default void work() throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      int space = line.indexOf(' ');
      int callers = Integer.parseInt(line.substring(0, space));
      int calls = Integer.parseInt(line.substring(space + 1));
      System.out.println(run(callers, calls).toLine());
    }
  }
}
