package org.zos.container.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ThreadSignalsTest {
  private static final int TERM = 15;

  private static String status(String switches) {
    return "SigBlk:\t0\nSigCgt:\t0\nvoluntary_ctxt_switches:\t"
        + switches
        + "\nnonvoluntary_ctxt_switches:\t3\n";
  }

  @Test
  void aThreadThatSleptAllTheWhileIsKnown() {
    assertThat(ThreadSignals.of(TERM, status("7"), "35 0x1", status("7")).drops()).isTrue();
  }

  @Test
  void aThreadThatRanInBetweenMayHaveHeldTheSignalBack() {
    assertThat(ThreadSignals.of(TERM, status("7"), "35 0x1", status("8")).drops()).isFalse();
  }
}
