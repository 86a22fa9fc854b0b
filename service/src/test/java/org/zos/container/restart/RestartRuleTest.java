package org.zos.container.restart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zos.container.contract.RestartPolicy;
import org.zos.container.restart.RestartRule.Policy;

/** What callers' words mean. */
final class RestartRuleTest {
  @Test
  void whatIsLeftOpenHasDefaults() {
    assertThat(RestartRule.of(RestartPolicy.DEFAULT))
        .isEqualTo(new RestartRule(Policy.ALWAYS, Duration.ofSeconds(2), 4, Duration.ofMinutes(1)));
  }

  @Test
  void whatIsSaidHolds() {
    Duration delay = Duration.ofMillis(5);
    Duration window = Duration.ofDays(1);
    assertThat(RestartRule.of(new RestartPolicy("on-failure", delay, 1000, window)))
        .isEqualTo(new RestartRule(Policy.ON_FAILURE, delay, 1000, window));
  }

  @ParameterizedTest
  @CsvSource({"'', ALWAYS", "always, ALWAYS", "on-failure, ON_FAILURE", "never, NEVER"})
  void policiesAreNamedByWords(String word, Policy policy) {
    RestartPolicy asked = new RestartPolicy(word, Duration.ZERO, 0, Duration.ZERO);
    assertThat(RestartRule.of(asked).policy()).isEqualTo(policy);
  }
}
