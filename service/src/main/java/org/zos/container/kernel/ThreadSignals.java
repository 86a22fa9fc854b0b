package org.zos.container.kernel;

import java.util.Map;
import java.util.Set;

/**
 * What one thread does about a signal, from what the kernel says of it.
 *
 * @param caught whether a handler is installed
 * @param blocked whether the thread holds it back, to be taken later
 * @param waits whether it waits, or may wait, for signals: then what it holds back does not show
 */
record ThreadSignals(boolean caught, boolean blocked, boolean waits) {
  /**
   * The numbers of rt_sigtimedwait on all architectures, for programs of all their word lengths. On
   * another architecture one of them means another call: a doubt too many, which does no harm.
   */
  private static final Set<Long> WAITING_FOR_SIGNALS =
      Set.of(128L, 137L, 177L, 421L, 0x4000_0000L + 523L);

  /**
   * Reads what a thread does about a signal from three looks at it, in this order.
   *
   * @param before its {@code status}
   * @param syscall its {@code syscall}
   * @param after its {@code status} again: a thread that ran in between may have held the signal
   *     back at any other moment
   * @throws UnclearException when the texts don't say
   */
  static ThreadSignals of(int signal, String before, String syscall, String after) {
    Map<String, String> status = StatusText.fields(before);
    return new ThreadSignals(
        StatusText.hasBit(status, "SigCgt", signal),
        StatusText.hasBit(status, "SigBlk", signal),
        waits(syscall.strip()) || hasRun(status, StatusText.fields(after)));
  }

  /** The kernel says no more than "running" of a thread that is at work. */
  private static boolean waits(String syscall) {
    try {
      return WAITING_FOR_SIGNALS.contains(Long.parseLong(syscall.split(" ", 2)[0]));
    } catch (NumberFormatException e) {
      return true;
    }
  }

  private static boolean hasRun(Map<String, String> before, Map<String, String> after) {
    return !switches(before).equals(switches(after));
  }

  private static String switches(Map<String, String> status) {
    return StatusText.field(status, "voluntary_ctxt_switches")
        + " "
        + StatusText.field(status, "nonvoluntary_ctxt_switches");
  }

  /** Whether the kernel throws the signal away when it is sent to a first process. */
  boolean drops() {
    return !caught && !blocked && !waits;
  }
}
