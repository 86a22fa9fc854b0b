package org.zos.zbus.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SalvageTest {
  private static final String REQUEST_ID = "11111111-2222-3333-4444-555555555555";

  private static final String ID = Hex.text("ID") + Hex.text("i");
  private static final String INPUTS = Hex.text("Inputs");
  private static final String REPLY_TO = Hex.text("ReplyTo") + Hex.text("r");

  @Test
  void wholeRequestIsFound() {
    assertThat(Salvage.of(Vectors.named("run-8-args").bytes()))
        .isEqualTo(new Salvage(REQUEST_ID, REQUEST_ID));
  }

  @Test
  void whatStandsBeforeTheBreakIsFound() {
    byte[] whole = Vectors.named("list").bytes();
    int method = whole.length - 5;
    byte[] cutInTheMethod = Arrays.copyOf(whole, method);
    assertThat(Salvage.of(cutInTheMethod)).isEqualTo(new Salvage(REQUEST_ID, REQUEST_ID));
    byte[] cutInTheReply = Arrays.copyOf(whole, method - 20);
    assertThat(Salvage.of(cutInTheReply)).isEqualTo(new Salvage(REQUEST_ID, ""));
  }

  @Test
  void fieldOfTheWrongTypeDoesNotHideTheRest() {
    assertThat(salvage("83" + ID + INPUTS + "a3616263" + REPLY_TO))
        .isEqualTo(new Salvage("i", "r"));
  }

  @Test
  void bytesBehindTheRequestDoNotMatter() {
    assertThat(salvage("82" + ID + REPLY_TO + "c1c1")).isEqualTo(new Salvage("i", "r"));
  }

  @Test
  void replyListThatIsNoTextCountsAsNone() {
    assertThat(salvage("82" + Hex.text("ReplyTo") + "9101" + ID)).isEqualTo(new Salvage("i", ""));
  }

  @Test
  void nothingIsFoundInWhatIsNoRequest() {
    assertThat(salvage("")).isEqualTo(new Salvage("", ""));
    assertThat(salvage("c1")).isEqualTo(new Salvage("", ""));
    assertThat(salvage("93 01 02 03")).isEqualTo(new Salvage("", ""));
  }

  private static Salvage salvage(String hex) {
    return Salvage.of(Hex.bytes(hex));
  }
}
