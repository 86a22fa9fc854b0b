package org.zos.container.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class CallTimeoutsTest {
  @Test
  void pinsTheDefaults() {
    assertThat(CallTimeouts.DEFAULT)
        .isEqualTo(
            new CallTimeouts(
                Duration.ofSeconds(120),
                Duration.ofSeconds(120),
                Duration.ofSeconds(15),
                Duration.ofSeconds(3),
                Duration.ofSeconds(30)));
  }

  @Test
  void allIsTheSameForEveryCall() {
    Duration most = Duration.ofMillis(7);
    assertThat(CallTimeouts.all(most)).isEqualTo(new CallTimeouts(most, most, most, most, most));
  }

  @Test
  void refusesATimeThatIsNone() {
    Duration some = Duration.ofSeconds(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CallTimeouts(some, Duration.ZERO, some, some, some))
        .withMessageContaining("delete");
  }
}
