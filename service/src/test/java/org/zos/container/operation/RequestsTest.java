package org.zos.container.operation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.zos.container.runtime.Labels;

final class RequestsTest {
  @Test
  void anIdStaysWhatItIs() {
    assertThat(Requests.label("b7f0")).isEqualTo("b7f0");
  }

  @Test
  void noIdIsNamedToo() {
    assertThat(Requests.label("")).isEqualTo(Labels.UNASKED);
  }

  @Test
  void anIdThatIsTooLongForALabelIsStillItsOwn() {
    String one = Requests.label("x".repeat(5000) + "1");
    assertThat(one).hasSizeLessThan(200).isNotEqualTo(Requests.label("x".repeat(5000) + "2"));
    assertThat(one).isEqualTo(Requests.label("x".repeat(5000) + "1"));
  }
}
