package org.zos.container.testing;

import java.util.Optional;
import org.zos.container.kernel.TermCheck;

/** Says of every process what a test says. For any thread. */
public final class FakeTermCheck implements TermCheck {
  private volatile int looks;

  /** For so many looks, from now on, TERM does nothing to any process. */
  public void dropFor(int count) {
    looks = count;
  }

  @Override
  public synchronized Optional<Deaf> deaf(long pid) {
    if (looks == 0) {
      return Optional.empty();
    }
    looks--;
    return Optional.of(new Deaf(pid, "1"));
  }
}
