package org.zos.zbus.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.zos.zbus.example.api.Utils;
import org.zos.zbus.example.api.Utils.Mixture;

/** What the utilities promise, wherever they are. */
public abstract class UtilsContract {
  /** What is under test. */
  protected abstract Utils utils();

  @Test
  void textIsCapitalized() {
    assertThat(utils().capitalize("hello, zbus")).isEqualTo("HELLO, ZBUS");
    assertThat(utils().capitalize("")).isEmpty();
  }

  @Test
  void tupleHasAValueOfEachType() {
    assertThat(utils().tuple()).isEqualTo(new Mixture(10, "hello world", 0.5));
  }

  @Test
  void sleepTakesItsTime() throws InterruptedException {
    Duration time = Duration.ofMillis(50);
    long start = System.nanoTime();
    utils().sleep(time);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(time);
  }
}
