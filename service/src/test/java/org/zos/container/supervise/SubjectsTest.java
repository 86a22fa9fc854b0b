package org.zos.container.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zos.container.supervise.Sample.WEB;
import static org.zos.container.supervise.Sample.at;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerFields;
import org.zos.container.contract.EventSubject;
import org.zos.container.contract.MountInfo;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.runtime.Labels;
import org.zos.zbus.wire.EncodedValue;

final class SubjectsTest {
  private static final Container DEFINITION =
      Container.named("web")
          .rootFs("/rootfs")
          .network("net-1")
          .mounts(List.of(MountInfo.bind("/data", "/srv")))
          .tags(List.of("role=web"))
          .build();
  private static final Map<String, String> LABELS = Map.of(Labels.UID, "7", Labels.REQUEST, "r1");

  private static ContainerRecord record(Map<String, String> labels, EncodedValue definition) {
    return new ContainerRecord(WEB, labels, definition, at(0));
  }

  @Test
  void tellsWhatTheLayersAroundAContainerNeedToKnow() {
    assertThat(Subjects.of(WEB, DEFINITION, "7", "r1"))
        .isEqualTo(
            new EventSubject(
                "blue",
                "web",
                "7",
                "net-1",
                "/rootfs",
                List.of(MountInfo.bind("/data", "/srv")),
                List.of("role=web"),
                "r1"));
  }

  @Test
  void tellsTheSameOfAContainerOnRecord() {
    EncodedValue definition = ContainerFields.CONTAINER.encode(DEFINITION);
    assertThat(Subjects.of(record(LABELS, definition)))
        .isEqualTo(Subjects.of(WEB, DEFINITION, "7", "r1"));
  }

  @Test
  void aContainerThatAnotherProgramMadeIsNamedByItsTime() {
    EncodedValue none = new EncodedValue(new byte[0]);
    assertThat(Subjects.of(record(Map.of(), none)))
        .isEqualTo(Subjects.unknown(WEB, "2026-01-02T03:04:05Z"));
  }

  @Test
  void ofADefinitionThatCanNotBeReadTheNamesAreTold() {
    EncodedValue garbage = new EncodedValue(new byte[] {(byte) 0xc1});
    assertThat(Subjects.of(record(LABELS, garbage))).isEqualTo(Subjects.unknown(WEB, "7"));
  }
}
