package org.zos.container.stub.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zos.container.contract.EventFields;
import org.zos.container.contract.LifecycleEvent;
import org.zos.zbus.transport.EntryId;
import org.zos.zbus.transport.StreamEntry;

final class FollowedEventTest {
  private static final EntryId ID = new EntryId(7, 3);

  @Test
  void readsEveryType() {
    for (LifecycleEvent event : SampleEvents.ofEachType("blue", "web")) {
      assertThat(FollowedEvent.in(new StreamEntry(ID, EventFields.of(event))))
          .contains(new FollowedEvent(ID, event));
    }
  }

  @ParameterizedTest
  @CsvSource({"type,frozen", "type,''", "at,yesterday", "at,''", "pid,many", "tags,[", "mounts,{"})
  void passesOverWhatItCannotReadAndSaysSo(String field, String value) {
    Map<String, String> fields =
        new LinkedHashMap<>(EventFields.of(SampleEvents.started("blue", "web")));
    fields.put(field, value);
    try (CapturedLog log = new CapturedLog(FollowedEvent.class)) {
      assertThat(FollowedEvent.in(new StreamEntry(ID, fields))).isEmpty();
      assertThat(log.lines())
          .singleElement()
          .asString()
          .startsWith("WARNING passing over event 7-3: ")
          .contains(value);
    }
  }

  @Test
  void readsAnEventWithFieldsOfANewerModule() {
    LifecycleEvent event = SampleEvents.started("blue", "web");
    Map<String, String> fields = new LinkedHashMap<>(EventFields.of(event));
    fields.put("weather", "fine");
    assertThat(FollowedEvent.in(new StreamEntry(ID, fields)))
        .contains(new FollowedEvent(ID, event));
  }
}
