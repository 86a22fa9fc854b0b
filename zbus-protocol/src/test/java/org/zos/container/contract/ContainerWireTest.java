package org.zos.container.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zos.container.contract.Samples.CONTAINER;
import static org.zos.container.contract.Samples.STATE;

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
