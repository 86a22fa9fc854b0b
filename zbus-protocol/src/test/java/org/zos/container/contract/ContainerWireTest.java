package org.zos.container.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zos.container.contract.Samples.CONTAINER;
import static org.zos.container.contract.Samples.STATE;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.MapAssert;
import org.junit.jupiter.api.Test;
import org.zos.zbus.codec.AnyCodec;
import org.zos.zbus.codec.Codec;
import org.zos.zbus.codec.ResponseCodec;
import org.zos.zbus.codec.Vectors;
import org.zos.zbus.testing.Eventually;
import org.zos.zbus.wire.EncodedValue;
import org.zos.zbus.wire.Outcome;

/** A container on its way to Run, and on its way back from Inspect. */
class ContainerWireTest {
  private static final ContainerDetails DETAILS = new ContainerDetails(CONTAINER, STATE);

  @Test
  void containerIsTheSameAfterItsWayOverTheWire() {
    assertSurvives(ContainerFields.CONTAINER, CONTAINER);
    assertSurvives(ContainerFields.DETAILS, DETAILS);
    assertSurvives(ContractCodecs.INFO, DETAILS.info());
  }

  @Test
  void aMeasurementIsAMapOfMapsOfNumbersWithTheirUnits() {
    ContainerStats stats =
        new ContainerStats(
            Instant.parse("2026-01-02T03:04:05Z"),
            new ContainerStats.Cpu(
                Duration.ofNanos(1), Duration.ofNanos(2), Duration.ofNanos(3), Duration.ofNanos(4)),
            new ContainerStats.Memory(5, 6, 7, 8),
            new ContainerStats.Pids(9, 10),
            new ContainerStats.Io(11, 12, 13, 14));
    assertSurvives(StatsCodec.STATS, stats);
    assertThatMap(StatsCodec.STATS.encode(stats))
        .containsOnlyKeys("At", "CPU", "Memory", "Pids", "IO")
        .containsEntry("CPU", Map.of("Usage", 1L, "User", 2L, "System", 3L, "Throttled", 4L))
        .containsEntry("Memory", Map.of("Usage", 5L, "Limit", 6L, "Cache", 7L, "OOMKills", 8L))
        .containsEntry("Pids", Map.of("Current", 9L, "Limit", 10L))
        .containsEntry(
            "IO", Map.of("ReadBytes", 11L, "WrittenBytes", 12L, "Reads", 13L, "Writes", 14L));
    assertThat(StatsCodec.STATS.zero()).isEqualTo(ContainerStats.NONE);
  }

  private static <T> void assertSurvives(Codec<T> codec, T value) {
    assertThat(codec.decode(codec.encode(value))).isEqualTo(value);
  }

  @Test
  void inspectionIsOneMapWithEveryFieldOfBothFormsAndTheState() {
    MapAssert<String, Object> map = assertThatMap(ContainerFields.DETAILS.encode(DETAILS));
    map.containsKeys(keysOf(ContainerFields.CONTAINER.encode(CONTAINER)));
    map.containsAllEntriesOf(anyMap(ContractCodecs.INFO.encode(DETAILS.info())));
    map.extractingByKey("State", InstanceOfAssertFactories.map(String.class, Object.class))
        .containsOnlyKeys("Status", "Pid", "ExitCode", "ExitedAt", "Uid")
        .containsEntry("Status", "stopped")
        .containsEntry("ExitCode", 137L);
  }

  @Test
  void thatItRanOutOfMemoryIsOnTheWireOnlyWhenItDid() {
    ContainerState killed =
        new ContainerState(
            STATE.status(), 0, STATE.exitCode(), STATE.exitedAt(), STATE.uid(), true);
    ContainerDetails details = new ContainerDetails(CONTAINER, killed);
    assertSurvives(ContainerFields.DETAILS, details);
    assertThatMap(ContainerFields.DETAILS.encode(details))
        .extractingByKey("State", InstanceOfAssertFactories.map(String.class, Object.class))
        .containsEntry("OomKilled", true);
  }

  @Test
  void everyFieldOfTheRecordIsOnTheWire() {
    String[] names =
        Arrays.stream(Container.class.getRecordComponents())
            .map(component -> component.getName().toLowerCase(Locale.ROOT))
            .toArray(String[]::new);
    assertThat(anyMap(ContainerFields.CONTAINER.encode(CONTAINER)).keySet())
        .extracting(name -> name.toLowerCase(Locale.ROOT))
        .containsExactlyInAnyOrder(names);
  }

  @Test
  void readerInGoFindsItsSixteenFieldsByteForByteAsTheReferenceSendsThem() {
    String theirs = inspectResult().toString();
    String sixteenFields = theirs.substring("de0010".length());
    Container same = ContainerFields.CONTAINER.decode(inspectResult());
    Container tagged = same.toBuilder().tags(List.of("a")).flist("b").pids(9).build();
    ContainerDetails details = new ContainerDetails(tagged, STATE);
    assertThat(theirs).startsWith("de0010");
    assertThat(ContainerFields.DETAILS.encode(details).toString()).contains(sixteenFields);
  }

  private static EncodedValue inspectResult() {
    byte[] message = Vectors.named("inspect-ok").bytes();
    Outcome outcome = ResponseCodec.decode(message).outcome();
    return ((Outcome.Returned) outcome).data().orElseThrow();
  }

  @Test
  void whatOnlyWeKnowIsNotSentUnlessItIsSet() {
    Container plain = Container.named("web").build();
    assertThat(anyMap(ContainerFields.CONTAINER.encode(plain))).hasSize(16);
  }

  @Test
  void answerOfAnOlderModuleHasAnUnknownState() {
    ContainerDetails details = ContainerFields.DETAILS.decode(inspectResult());
    assertThat(details.id()).isEqualTo("web");
    assertThat(details.state()).isEqualTo(ContainerState.NONE);
  }

  @Test
  void mountInTheOldFormHasNoTypeAndNoOptions() {
    MountInfo mount = MountInfo.bind("/a", "/b");
    assertThatMap(ContractCodecs.MOUNT.encode(mount)).containsOnlyKeys("Source", "Target");
    assertSurvives(ContractCodecs.MOUNT, mount);
  }

  private static MapAssert<String, Object> assertThatMap(EncodedValue bytes) {
    return assertThat(AnyCodec.decode(bytes.bytes()))
        .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class));
  }

  @SuppressWarnings("unchecked") // what AnyCodec makes of a map
  private static Map<String, Object> anyMap(EncodedValue bytes) {
    return (Map<String, Object>) Eventually.present(AnyCodec.decode(bytes.bytes()));
  }

  private static String[] keysOf(EncodedValue bytes) {
    return anyMap(bytes).keySet().toArray(String[]::new);
  }
}
