package org.zos.container.stub.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zos.container.contract.MountInfo;
import org.zos.container.stub.follow.StartAt;
import org.zos.zbus.transport.EntryId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What people may type as the value of an option, and how values are shown to them. */
final class ConvertersTest {
  private static void refuses(ITypeConverter<?> converter, String text) {
    assertThatThrownBy(() -> converter.convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("'" + text + "'");
  }

  @ParameterizedTest
  @CsvSource({"0,0", "17,17", "1K,1024", "256M,268435456", "1g,1073741824", "2T,2199023255552"})
  void readsSizes(String text, long bytes) {
    assertThat(new SizeConverter().convert(text)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "M", "-1", "1.5G", "256MB", "1 G", "8388608T", "99999999999999999999"})
  void refusesWhatIsNoSize(String text) {
    refuses(new SizeConverter(), text);
  }

  @ParameterizedTest
  @CsvSource({
    "0,0",
    "1,1",
    "1000,1000",
    "1024,1K",
    "1536,1536",
    "268435456,256M",
    "5497558138880,5T"
  })
  void showsSizes(long bytes, String text) {
    assertThat(SizeConverter.text(bytes)).isEqualTo(text);
  }

  @Test
  void showsSizesBeyondTheLargestUnit() {
    assertThat(SizeConverter.text(1L << 60)).isEqualTo("1048576T");
  }

  @ParameterizedTest
  @CsvSource({"500ms,PT0.5S", "3s,PT3S", "1m,PT1M", "2h,PT2H", "0s,PT0S"})
  void readsDurations(String text, Duration duration) {
    assertThat(new DurationConverter().convert(text)).isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "3",
        "s",
        "-3s",
        "1.5s",
        "3 s",
        "3S",
        "9223372036854775807h",
        "2562048h",
        "99999999999999999999s"
      })
  void refusesWhatIsNoDuration(String text) {
    refuses(new DurationConverter(), text);
  }

  @ParameterizedTest
  @CsvSource({
    "PT0.5S,500ms",
    "PT3S,3s",
    "PT1M,1m",
    "PT2H,2h",
    "PT48H,48h",
    "PT90S,90s",
    "PT61M,61m",
    "PT1.5S,1500ms",
    "PT0.0000015S,1500ns"
  })
  void showsDurations(Duration duration, String text) {
    assertThat(DurationConverter.text(duration)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0,0", "7,7", "4096,4096"})
  void readsCounts(String text, long count) {
    assertThat(new CountConverter().convert(text)).isEqualTo(count);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "+1", "1.0", "one", "9999999999999999999"})
  void refusesWhatIsNoCount(String text) {
    refuses(new CountConverter(), text);
  }

  @Test
  void readsMounts() {
    MountConverter converter = new MountConverter();
    assertThat(converter.convert("/a:/b")).isEqualTo(MountInfo.bind("/a", "/b"));
    assertThat(converter.convert("/a:/b:ro,nodev"))
        .isEqualTo(new MountInfo("/a", "/b", "", List.of("ro", "nodev")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/a", ":/b", "/a:", "/a:/b:", "/a:/b:ro:x"})
  void refusesWhatIsNoMount(String text) {
    refuses(new MountConverter(), text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"A=B", "A=", "A=B=C"})
  void readsVariables(String text) {
    assertThat(new VariableConverter().convert(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "=B"})
  void refusesWhatIsNoVariable(String text) {
    refuses(new VariableConverter(), text);
  }

  @Test
  void readsWhereToStart() {
    StartConverter converter = new StartConverter();
    assertThat(converter.convert("beginning")).isEqualTo(StartAt.BEGINNING);
    assertThat(converter.convert("now")).isEqualTo(StartAt.NOW);
    assertThat(converter.convert("7-3")).isEqualTo(StartAt.after(new EntryId(7, 3)));
    refuses(converter, "7");
  }
}
