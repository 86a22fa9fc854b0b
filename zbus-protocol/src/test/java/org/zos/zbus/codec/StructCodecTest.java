package org.zos.zbus.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zos.zbus.codec.StructCodec.Field;

class StructCodecTest {
  private record Size(long width) {}

  private record Box(String name, Size size, List<String> labels) {}

  private static final Codec<Size> SIZE = size();
  private static final Codec<Box> BOX = box();
  private static final Box EMPTY = new Box("", new Size(0), List.of());

  private static final String NAME = Hex.text("Name");
  private static final String SIZE_NAME = Hex.text("Size");
  private static final String WIDTH = Hex.text("Width");

  private static Codec<Size> size() {
    StructCodec.Builder<Size> b = StructCodec.named("Size");
    Field<Size, Long> width = b.field("Width", Codecs.INT64, Size::width);
    return b.build(row -> new Size(row.get(width)));
  }

  private static Codec<Box> box() {
    StructCodec.Builder<Box> b = StructCodec.named("Box");
    Field<Box, String> name = b.field("Name", Codecs.STRING, Box::name);
    Field<Box, Size> size = b.field("Size", SIZE, Box::size);
    Field<Box, List<String>> labels =
        b.optional("Labels", Codecs.listOf(Codecs.STRING), Box::labels);
    return b.build(row -> new Box(row.get(name), row.get(size), row.get(labels)));
  }

  @Test
  void whatIsEncodedDecodesToTheSame() {
    Box box = new Box("crate", new Size(3), List.of("fragile"));
    assertThat(BOX.decode(BOX.encode(box))).isEqualTo(box);
  }

  @Test
  void fieldsAreWrittenInTheOrderOfTheirDeclaration() {
    assertThat(BOX.encode(new Box("b", new Size(1), List.of("x"))))
        .hasToString(
            "83"
                + NAME
                + Hex.text("b")
                + SIZE_NAME
                + "81"
                + WIDTH
                + "d30000000000000001"
                + Hex.text("Labels")
                + "91"
                + Hex.text("x"));
  }

  @Test
  void fieldsAreReadInAnyOrder() {
    assertThat(BOX.decode(Hex.value("82" + SIZE_NAME + "81" + WIDTH + "07" + NAME + "a162")))
        .isEqualTo(new Box("b", new Size(7), List.of()));
  }

  @Test
  void missingFieldsReadAsZero() {
    assertThat(BOX.decode(Hex.value("80"))).isEqualTo(EMPTY);
  }

  @Test
  void nilFieldsReadAsZero() {
    String nils = "83" + NAME + "c0" + SIZE_NAME + "c0" + Hex.text("Labels") + "c0";
    assertThat(BOX.decode(Hex.value(nils))).isEqualTo(EMPTY);
  }

  @Test
  void nilStructReadsAsZero() {
    assertThat(BOX.decode(Hex.value("c0"))).isEqualTo(EMPTY);
    assertThat(BOX.zero()).isEqualTo(EMPTY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "c0",
        "c2",
        "05",
        "cb3ff8000000000000",
        "a3616263",
        "c403010203",
        "d6ff00000001",
        "c705 63 0102030405",
        "93 01 a161 90",
        "82 a161 91c0 02 03"
      })
  void unknownFieldOfAnyTypeIsPassedOver(String value) {
    String bytes = "82" + Hex.text("Color") + value + NAME + Hex.text("b");
    assertThat(BOX.decode(Hex.value(bytes)).name()).isEqualTo("b");
  }

  @Test
  void optionalFieldIsLeftOutWhileItIsZero() {
    assertThat(BOX.encode(new Box("b", new Size(1), List.of())).toString())
        .startsWith("82")
        .doesNotContain(Hex.text("Labels"));
  }

  @Test
  void requiredFieldIsWrittenAlsoWhenItIsZero() {
    assertThat(BOX.encode(EMPTY).toString()).contains(NAME + "a0", WIDTH);
  }

  @Test
  void errorNamesTheFieldAndTheWayToIt() {
    String bytes = "81" + SIZE_NAME + "81" + WIDTH + "a178";
    assertThatThrownBy(() -> BOX.decode(Hex.value(bytes)))
        .isInstanceOf(CodecException.class)
        .hasMessageStartingWith("field Size: field Width: expecting int64 at byte ");
  }

  @Test
  void valueThatIsNoMapIsRefused() {
    assertThatThrownBy(() -> BOX.decode(Hex.value("90")))
        .isInstanceOf(CodecException.class)
        .hasMessageStartingWith("expecting map");
  }

  @Test
  void fieldNameThatIsNoTextIsRefused() {
    assertThatThrownBy(() -> BOX.decode(Hex.value("81 05 c0"))).isInstanceOf(CodecException.class);
  }
}
