package org.zos.container.runtime.containerd;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.runtime.ContainerRuntime;
import org.zos.container.runtime.NewContainer;
import org.zos.container.runtime.SpecJson;
import org.zos.container.runtime.containerd.api.containers.Container;
import org.zos.zbus.wire.EncodedValue;

final class RecordsTest {
  private static final ContainerRef WEB = new ContainerRef("blue", "web");
  private static final EncodedValue DEFINITION = new EncodedValue(new byte[] {1, 0, (byte) 0xff});
  private static final NewContainer NEW =
      new NewContainer(WEB, Map.of("zos.container/uid", "7"), "{\"ö\":1}", DEFINITION);
  private static final ContainerRuntime RUNTIME =
      new ContainerRuntime("io.containerd.runc.v2", "runc");

  @Test
  void containerdGetsWhatItNeedsToRunAContainer() {
    Container sent = Records.toContainerd(NEW, RUNTIME);
    assertThat(sent.getId()).isEqualTo("web");
    assertThat(sent.getRuntime().getName()).isEqualTo("io.containerd.runc.v2");
    assertThat(sent.getSpec().getTypeUrl())
        .isEqualTo("types.containerd.io/opencontainers/runtime-spec/1/Spec");
    assertThat(sent.getSpec().getValue().toStringUtf8()).isEqualTo("{\"ö\":1}");
  }

  @Test
  void whatContainerdKeepsIsReadAsItWasWritten() {
    Container kept =
        Records.toContainerd(NEW, RUNTIME).toBuilder()
            .setCreatedAt(Timestamp.newBuilder().setSeconds(5).setNanos(6))
            .build();
    assertThat(Records.fromContainerd("blue", kept))
        .isEqualTo(
            new ContainerRecord(
                WEB,
                NEW.labels(),
                DEFINITION,
                Instant.ofEpochSecond(5, 6),
                SpecJson.of("{\"ö\":1}")));
  }

  @Test
  void aContainerOfAnotherProgramHasNoDefinition() {
    ContainerRecord read =
        Records.fromContainerd("blue", Container.newBuilder().setId("web").build());
    assertThat(read.ref()).isEqualTo(WEB);
    assertThat(read.definition().bytes()).isEmpty();
    assertThat(read.label("any")).isEmpty();
  }
}
