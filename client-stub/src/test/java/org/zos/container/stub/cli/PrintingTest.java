package org.zos.container.stub.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables, listings, JSON, and text of others on a terminal. */
final class PrintingTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final Output out = new Output(printed);

  @Test
  void aTablesColumnsAreAsWideAsTheirWidestCell() {
    new Table("A", "LONG", "C").row("wide", "x", "").row("", "y", "z").printTo(out);
    assertThat(printed.toString(UTF_8))
        .isEqualTo(
            """
            A     LONG  C
            wide  x
                  y     z
            """);
  }

  @Test
  void aListingLeavesOutWhatHasNoValue() {
    new Listing()
        .section("Empty")
        .row("nothing", "")
        .section("Full")
        .row("key", "value")
        .rows("longer", List.of("", "one", "two"))
        .printTo(out);
    assertThat(printed.toString(UTF_8))
        .isEqualTo(
            """
            Full
              key:     value
              longer:  one
                       two
            """);
  }

  @Test
  void anEmptyListingPrintsNothing() {
    new Listing().section("Empty").printTo(out);
    assertThat(printed.toString(UTF_8)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"plain ä,plain ä", "'a\nb\tc','a\\nb\\tc'", "red\u001b[0m,red\\x1b[0m"})
  void aTerminalIsNotGivenWhatItWouldObey(String text, String shown) {
    assertThat(Printable.of(text)).isEqualTo(shown);
    new Table(text).printTo(out);
    new Listing().row("key", text).printTo(out);
    assertThat(printed.toString(UTF_8)).isEqualTo(shown + "\n  key:  " + shown + "\n");
  }

  @Test
  void jsonIsOneLineWithTimesAsText() {
    assertThat(Json.of(List.of(Map.of("at", Instant.EPOCH), 3, true, "a\nb", new byte[] {1})))
        .isEqualTo("[{\"at\":\"1970-01-01T00:00:00Z\"},3,true,\"a\\nb\",\"AQ==\"]");
  }
}
