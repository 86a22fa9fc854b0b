package org.zos.container.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zos.container.contract.EventFields;
import org.zos.zbus.transport.EntryId;

final class StateJsonTest {
  @Test
  void isOneObjectOfTheEntrysIdAndItsFields() throws IOException {
    Map<String, String> fields = EventFields.of(Sample.started(101));
    JsonNode json = new JsonMapper().readTree(StateJson.of(new EntryId(5, 6), fields));
    assertThat(json.path("entry").textValue()).isEqualTo("5-6");
    assertThat(json).hasSize(fields.size() + 1);
    fields.forEach(
        (name, value) -> assertThat(json.path(name).textValue()).as(name).isEqualTo(value));
  }

  @Test
  void keepsTheOrderInWhichPeopleRead() {
    assertThat(StateJson.of(new EntryId(5, 6), EventFields.of(Sample.created())))
        .startsWith(
            """
            {"entry":"5-6","at":"2026-01-02T03:04:05Z","type":"created","ns":"blue","id":"web"\
            """);
  }

  @Test
  void isOneLineWhateverAFieldHolds() {
    assertThat(StateJson.of(new EntryId(1, 1), Map.of("reason", "a\n\"b\"")))
        .isEqualTo("{\"entry\":\"1-1\",\"reason\":\"a\\n\\\"b\\\"\"}");
  }
}
