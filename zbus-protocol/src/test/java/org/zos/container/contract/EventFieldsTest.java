package org.zos.container.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.zos.container.contract.Samples.AT;
import static org.zos.container.contract.Samples.SUBJECT;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.zos.container.contract.LifecycleEvent.Created;
import org.zos.container.contract.LifecycleEvent.Deleted;
import org.zos.container.contract.LifecycleEvent.Exited;
import org.zos.container.contract.LifecycleEvent.GaveUp;
import org.zos.container.contract.LifecycleEvent.Oom;
import org.zos.container.contract.LifecycleEvent.Restarting;
import org.zos.container.contract.LifecycleEvent.Started;

class EventFieldsTest {
  private static final Exited EXITED = new Exited(AT, SUBJECT, 7, 137, 9, true, "out of memory");

  static Stream<LifecycleEvent> eventsOfEveryType() {
    return Stream.of(
        new Created(AT, SUBJECT),
        new Started(AT, SUBJECT, 7),
        EXITED,
        new Oom(AT, SUBJECT),
        new Restarting(AT, SUBJECT, 2, "exit code 1"),
        new GaveUp(AT, SUBJECT, 4, "exit code 1"),
        new Deleted(AT, SUBJECT, "its maker died"));
  }

  @Test
  void everyTypeIsTried() {
    assertThat(eventsOfEveryType().map(Object::getClass))
        .containsExactlyInAnyOrder(LifecycleEvent.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @MethodSource("eventsOfEveryType")
  void eventIsTheSameAfterItsWayThroughTheFields(LifecycleEvent event) {
    assertThat(EventFields.parse(EventFields.of(event))).isEqualTo(event);
  }

  @ParameterizedTest
  @MethodSource("eventsOfEveryType")
  void fieldsNameTheTypeAndTheContainer(LifecycleEvent event) {
    assertThat(EventFields.of(event))
        .containsEntry("type", event.type())
        .containsEntry("ns", "tenant")
        .containsEntry("id", "web")
        .containsEntry("uid", "uid-1")
        .containsEntry("request", "request-1");
  }

  @Test
  void fieldsReadWellInRedisCli() {
    assertThat(EventFields.of(EXITED).entrySet().stream().map(Map.Entry::toString))
        .containsExactly(
            "at=2026-11-23T10:20:30.123456789Z",
            "type=exited",
            "ns=tenant",
            "id=web",
            "uid=uid-1",
            "pid=7",
            "exit_code=137",
            "signal=9",
            "oom_killed=true",
            "reason=out of memory",
            "netns=net-1",
            "rootfs=/mnt/web",
            "mounts=[{\"source\":\"/mnt/data\",\"target\":\"/data, \\\"q\\\"\",\"type\":\"bind\","
                + "\"options\":[\"rbind\",\"ro\"]},"
                + "{\"source\":\"/a\",\"target\":\"/b\",\"type\":\"\",\"options\":[]}]",
            "tags=[\"role=web\",\"naïve \\\"✓\\\"\"]",
            "request=request-1");
  }

  @Test
  void missingFieldsReadAsEmptyOrZero() {
    Map<String, String> fields = Map.of("at", AT.toString(), "type", "exited");
    EventSubject nobody = new EventSubject("", "", "", "", "", List.of(), List.of(), "");
    assertThat(EventFields.parse(fields))
        .isEqualTo(new Exited(AT, nobody, 0, Exited.NO_CODE, 0, false, ""));
  }

  @Test
  void unknownFieldsArePassedOver() {
    assertThat(EventFields.parse(with("trace", "x"))).isEqualTo(EXITED);
  }

  @Test
  void unknownTypeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EventFields.parse(with("type", "frozen")))
        .withMessageContaining("frozen");
  }

  @ParameterizedTest
  @CsvSource({
    "at, yesterday",
    "at, ''",
    "pid, many",
    "exit_code, 1.5",
    "mounts, [",
    "tags, '[\"a\"'"
  })
  void fieldThatIsNotWhatItShouldBeIsRefused(String field, String value) {
    assertThatIllegalArgumentException().isThrownBy(() -> EventFields.parse(with(field, value)));
  }

  private static Map<String, String> with(String field, String value) {
    Map<String, String> fields = new TreeMap<>(EventFields.of(EXITED));
    fields.put(field, value);
    return fields;
  }
}
