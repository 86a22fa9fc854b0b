package org.zos.zbus.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zos.zbus.wire.CallError;
import org.zos.zbus.wire.EncodedValue;
import org.zos.zbus.wire.Outcome;
import org.zos.zbus.wire.Outcome.Failed;
import org.zos.zbus.wire.Outcome.Faulted;
import org.zos.zbus.wire.Outcome.Returned;
import org.zos.zbus.wire.Response;

class ResponseCodecTest {
  private static final Optional<EncodedValue> DATA = Optional.of(Codecs.INT64.encode(7L));
  private static final Optional<EncodedValue> NONE = Optional.empty();

  private static final String ID = Hex.text("ID") + Hex.text("i");
  private static final String OUTPUT = Hex.text("Output");
  private static final String ERROR = Hex.text("Error");
  private static final String MESSAGE = Hex.text("Message");

  static Outcome[] outcomes() {
    return new Outcome[] {
      new Returned(DATA),
      new Returned(NONE),
      new Failed(DATA, new CallError("no", "NOT_FOUND")),
      new Failed(NONE, new CallError("no")),
      new Faulted("unknown object")
    };
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void whatIsEncodedDecodesToTheSame(Outcome outcome) {
    Response response = new Response("i", outcome);
    assertThat(ResponseCodec.decode(ResponseCodec.encode(response))).isEqualTo(response);
  }

  @Test
  void codeStandsBesideTheMessage() {
    Response response = new Response("i", new Failed(NONE, new CallError("no", "BUSY")));
    assertThat(new EncodedValue(ResponseCodec.encode(response)).toString())
        .contains("82" + MESSAGE + Hex.text("no") + Hex.text("Code") + Hex.text("BUSY"));
  }

  @Test
  void errorWithoutACodeIsWhatTheReferenceWrites() {
    Response response = new Response("i", new Failed(NONE, new CallError("no")));
    assertThat(new EncodedValue(ResponseCodec.encode(response)).toString())
        .contains("81" + MESSAGE + Hex.text("no"));
  }

  @Test
  void errorWithAnEmptyMessageReadsAsSuccess() {
    String output = "82" + Hex.text("Data") + "c40107" + ERROR + "81" + MESSAGE + "a0";
    assertThat(decode("82" + ID + OUTPUT + output))
        .isEqualTo(new Returned(Optional.of(Hex.value("07"))));
  }

  @Test
  void emptyFaultReadsAsSuccess() {
    assertThat(decode("82" + ID + ERROR + "a0")).isEqualTo(new Returned(NONE));
  }

  @Test
  void faultWinsOverWhatElseThereIs() {
    String output = "81" + ERROR + "81" + MESSAGE + Hex.text("no");
    assertThat(decode("83" + ID + OUTPUT + output + ERROR + Hex.text("bad")))
        .isEqualTo(new Faulted("bad"));
  }

  @Test
  void answerWithoutOutputReturnsNothing() {
    assertThat(decode("81" + ID)).isEqualTo(new Returned(NONE));
  }

  @Test
  void fieldsOfLaterVersionsArePassedOver() {
    String output = "82" + Hex.text("Trace") + "9101" + ERROR + "81" + MESSAGE + Hex.text("no");
    assertThat(decode("82" + ID + OUTPUT + output))
        .isEqualTo(new Failed(NONE, new CallError("no")));
  }

  @Test
  void brokenAnswerIsRefusedNamingTheField() {
    assertThatThrownBy(() -> decode("82" + ID + OUTPUT + "81" + ERROR + "05"))
        .isInstanceOf(CodecException.class)
        .hasMessageStartingWith("field Output: field Error: expecting map");
  }

  private static Outcome decode(String hex) {
    return ResponseCodec.decode(Hex.bytes(hex)).outcome();
  }
}
