package org.zos.container.contract;

import java.util.Arrays;

/**
 * How a command in a container ended, and what it printed. Two are equal when their bytes are.
 *
 * @param exitCode of the command; a signal N counts as 128 + N
 * @param stdout what came on its standard output, from the beginning, at most {@link #MOST_BYTES};
 *     shared, not copied
 * @param stderr the same of its standard error
 * @param truncated whether more came, on either, than is here
 */
@SuppressWarnings("ArrayRecordComponent") // large, and never changed on its way
public record ExecOutput(long exitCode, byte[] stdout, byte[] stderr, boolean truncated) {
  /** How much is kept of each of the two streams. */
  public static final int MOST_BYTES = 1024 * 1024;

  @Override
  public boolean equals(Object other) {
    return other instanceof ExecOutput output
        && exitCode == output.exitCode
        && truncated == output.truncated
        && Arrays.equals(stdout, output.stdout)
        && Arrays.equals(stderr, output.stderr);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(stdout) * 31 + Arrays.hashCode(stderr) + Long.hashCode(exitCode);
  }

  /** Without the output, which may be long and secret. */
  @Override
  public String toString() {
    return "ExecOutput[exitCode=%d, stdout=%d bytes, stderr=%d bytes, truncated=%b]"
        .formatted(exitCode, stdout.length, stderr.length, truncated);
  }
}
