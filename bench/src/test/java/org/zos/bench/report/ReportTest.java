package org.zos.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final Column RATE = new Column("rate", 0);
  private static final Column RATIO = new Column("ratio", 2);

  private static final Findings FINDINGS =
      new Findings(
          "Speed",
          List.of(RATE, RATIO),
          List.of(
              new Row("snail", Map.of(RATE, 1.4)),
              new Row("hare", Map.of(RATE, 12345.6, RATIO, 0.505))),
          List.of(
              Goal.atLeast("hare to snail", 1.0, 1.0), Goal.atLeast("snail to hare", 1.0, 0.5)));

  @Test
  void tableIsAlignedAndTellsOfEachGoal() {
    assertThat(Table.of(FINDINGS))
        .isEqualTo(
            """
            Speed
                       rate  ratio
              snail       1
              hare   12,346   0.51
              met      hare to snail: 1.00, to be at least 1.00
              NOT MET  snail to hare: 0.50, to be at least 1.00
            """);
  }

  @Test
  void jsonHasFiguresAsMeasuredAndLeavesOutWhatIsNotThere() throws JsonProcessingException {
    JsonNode root = new JsonMapper().readTree(Json.of(Map.of("rounds", "3"), List.of(FINDINGS)));
    assertThat(root.at("/circumstances/rounds").asText()).isEqualTo("3");
    JsonNode section = root.at("/sections/0");
    assertThat(section.path("title").asText()).isEqualTo("Speed");
    assertThat(section.at("/rows/1/name").asText()).isEqualTo("hare");
    assertThat(section.at("/rows/1/rate").asDouble()).isEqualTo(12345.6);
    assertThat(section.path("rows").path(0).has("ratio")).isFalse();
    assertThat(section.at("/goals/1/met").asBoolean(true)).isFalse();
    assertThat(section.at("/goals/0/met").asBoolean()).isTrue();
  }
}
