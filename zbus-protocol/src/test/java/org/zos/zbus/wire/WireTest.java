package org.zos.zbus.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zos.zbus.wire.Outcome.Faulted;

class WireTest {
  private static final ObjectId OBJECT = new ObjectId("container", "0.0.1");

  @Test
  void objectIdReadsAsItIsWritten() {
    assertThat(ObjectId.parse("container@0.0.1")).isEqualTo(OBJECT).hasToString("container@0.0.1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "container", "@0.0.1", "container@", "a@b@c"})
  void textThatIsNoObjectIdIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> ObjectId.parse(text));
  }

  @Test
  void keysAreNamedAsInTheReference() {
    QueueName queue = new QueueName("container", OBJECT);
    assertThat(queue.key()).isEqualTo("container.container@0.0.1");
    assertThat(queue.eventKey("Events")).isEqualTo("container.container@0.0.1.Events");
    assertThat(QueueName.status("container").key()).isEqualTo("container.zbus@1.0");
  }

  @Test
  void moduleNeedsAName() {
    assertThatIllegalArgumentException().isThrownBy(() -> new QueueName("", OBJECT));
  }

  @Test
  void errorAndFaultNeedAText() {
    assertThatIllegalArgumentException().isThrownBy(() -> new CallError(""));
    assertThatIllegalArgumentException().isThrownBy(() -> new Faulted(""));
  }

  @Test
  void encodedValuesAreEqualWhenTheirBytesAre() {
    EncodedValue value = new EncodedValue(new byte[] {1, 2});
    assertThat(value)
        .isEqualTo(new EncodedValue(new byte[] {1, 2}))
        .hasSameHashCodeAs(new EncodedValue(new byte[] {1, 2}))
        .isNotEqualTo(new EncodedValue(new byte[] {1}))
        .hasToString("0102");
  }
}
