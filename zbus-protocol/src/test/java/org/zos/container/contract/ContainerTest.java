package org.zos.container.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zos.container.contract.Samples.CONTAINER;

import org.junit.jupiter.api.Test;

class ContainerTest {
  @Test
  void builderBeginsWithTheValuesOfAnother() {
    assertThat(CONTAINER.toBuilder().build()).isEqualTo(CONTAINER);
  }

  @Test
  void builderChangesOneFieldOnly() {
    Container other = CONTAINER.toBuilder().memory(1).build();
    assertThat(other).usingRecursiveComparison().ignoringFields("memory").isEqualTo(CONTAINER);
    assertThat(other.memory()).isEqualTo(1);
  }

  @Test
  void creationTimeIsKnownOnceItIsSet() {
    assertThat(CONTAINER.hasCreationTime()).isTrue();
    assertThat(Container.named("web").build().hasCreationTime()).isFalse();
  }

  @Test
  void moduleIsFoundWhereCallersInGoLookForIt() {
    assertThat(ContainerObject.queue("container").key()).isEqualTo("container.container@0.0.1");
    assertThat(ContainerObject.eventStream("container.node1"))
        .isEqualTo("container.node1.container@0.0.1.Events");
  }
}
