package org.zos.zbus.codec;

import static org.zos.zbus.codec.Codecs.STRING;

import java.util.Optional;
import java.util.function.Function;
import org.zos.zbus.codec.StructCodec.Field;
import org.zos.zbus.wire.CallError;
import org.zos.zbus.wire.EncodedValue;
import org.zos.zbus.wire.Outcome;
import org.zos.zbus.wire.Outcome.Failed;
import org.zos.zbus.wire.Outcome.Faulted;
import org.zos.zbus.wire.Outcome.Returned;
import org.zos.zbus.wire.Response;

/** The answer: {@code {ID, Output: {Data, Error: {Message, Code}}, Error}}. */
public final class ResponseCodec {
  private record WireError(String message, String code) {}

  private record Output(Optional<EncodedValue> data, Optional<WireError> error) {
    static final Output NONE = new Output(Optional.empty(), Optional.empty());
  }

  private record Raw(String id, Output output, Optional<String> fault) {}

  private static final Codec<Raw> RAW = raw();

  private ResponseCodec() {}

  /** One response as bytes. */
  public static byte[] encode(Response response) {
    String id = response.id();
    Raw raw =
        switch (response.outcome()) {
          case Returned(var data) -> new Raw(id, new Output(data, Optional.empty()), none());
          case Failed(var data, CallError(String message, String code)) ->
              new Raw(id, new Output(data, Optional.of(new WireError(message, code))), none());
          case Faulted(String message) -> new Raw(id, Output.NONE, Optional.of(message));
        };
    return RAW.encode(raw).bytes();
  }

  /**
   * One response out of bytes. An error without a text, which the reference takes for success, is
   * taken for success here too.
   */
  public static Response decode(byte[] bytes) {
    Raw raw = RAW.decode(new EncodedValue(bytes));
    return new Response(raw.id, outcome(raw));
  }

  private static Outcome outcome(Raw raw) {
    if (raw.fault.isPresent() && !raw.fault.get().isEmpty()) {
      return new Faulted(raw.fault.get());
    }
    return raw.output
        .error
        .filter(error -> !error.message.isEmpty())
        .<Outcome>map(e -> new Failed(raw.output.data, new CallError(e.message, e.code)))
        .orElseGet(() -> new Returned(raw.output.data));
  }

  private static Codec<Raw> raw() {
    StructCodec.Builder<Raw> b = StructCodec.named("Response");
    Field<Raw, String> id = b.field("ID", STRING, Raw::id);
    Field<Raw, Output> output = b.field("Output", output(), Raw::output);
    Field<Raw, Optional<String>> fault = b.field("Error", nullable(STRING), Raw::fault);
    return b.build(row -> new Raw(row.get(id), row.get(output), row.get(fault)));
  }

  private static Codec<Output> output() {
    StructCodec.Builder<Output> b = StructCodec.named("Output");
    Field<Output, Optional<EncodedValue>> data =
        b.field("Data", nullable(WireCodec.ENCODED), Output::data);
    Field<Output, Optional<WireError>> error = b.field("Error", nullable(error()), Output::error);
    return b.build(row -> new Output(row.get(data), row.get(error)));
  }

  private static Codec<WireError> error() {
    StructCodec.Builder<WireError> b = StructCodec.named("Error");
    Field<WireError, String> message = b.field("Message", STRING, WireError::message);
    Field<WireError, String> code = b.optional("Code", STRING, WireError::code);
    return b.build(row -> new WireError(row.get(message), row.get(code)));
  }

  private static Optional<String> none() {
    return Optional.empty();
  }

  private static <T> Codec<Optional<T>> nullable(Codec<T> codec) {
    return new Scalar<>(
        codec.typeName(),
        Optional.empty(),
        (out, value) -> value.ifPresentOrElse(present -> codec.write(out, present), out::writeNil),
        ((Function<ValueReader, T>) codec::read).andThen(Optional::of));
  }
}
