package org.zos.container.contract;

import static org.zos.container.contract.JsonType.CONTAINER;
import static org.zos.container.contract.JsonType.DURATION;
import static org.zos.container.contract.JsonType.INFO;
import static org.zos.container.contract.JsonType.MOUNTS;
import static org.zos.container.contract.JsonType.NETWORK;
import static org.zos.container.contract.JsonType.NUMBER_AND_TEXT;
import static org.zos.container.contract.JsonType.STATUS;
import static org.zos.container.contract.JsonType.TEXT;
import static org.zos.container.contract.JsonType.TEXTS;
import static org.zos.container.contract.JsonType.TIME;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zos.zbus.codec.Codecs;
import org.zos.zbus.codec.ResponseCodec;
import org.zos.zbus.codec.Vectors.Vector;
import org.zos.zbus.codec.WireCodec;
import org.zos.zbus.testing.Eventually;
import org.zos.zbus.wire.CallError;
import org.zos.zbus.wire.EncodedValue;
import org.zos.zbus.wire.Outcome;
import org.zos.zbus.wire.Outcome.Failed;
import org.zos.zbus.wire.Outcome.Faulted;
import org.zos.zbus.wire.Outcome.Returned;
import org.zos.zbus.wire.Request;
import org.zos.zbus.wire.Response;

/** The reference's messages in our hands: what we encode for the same, what theirs decode to. */
final class ReferenceMessages {
  private static final String ID = "11111111-2222-3333-4444-555555555555";

  /** What each message carries that is not a list of texts: the result, or the value itself. */
  private static final Map<String, JsonType<?>> TYPES =
      Map.ofEntries(
          Map.entry("run-ok", TEXT),
          Map.entry("run-error", TEXT),
          Map.entry("inspect-ok", CONTAINER),
          Map.entry("inspect-2019-ok", INFO),
          Map.entry("list-ok", TEXTS),
          Map.entry("list-empty", TEXTS),
          Map.entry("list-nil", TEXTS),
          Map.entry("two-values", NUMBER_AND_TEXT),
          Map.entry("status-ok", STATUS),
          Map.entry("time", TIME),
          Map.entry("time-seconds", TIME),
          Map.entry("time-zero", TIME),
          Map.entry("time-pointer-nil", TIME),
          Map.entry("duration", DURATION),
          Map.entry("duration-negative", DURATION),
          Map.entry("uint", new JsonType<>(Codecs.UINT64, JsonNode::asLong)),
          Map.entry("unit", new JsonType<>(Codecs.UINT64, JsonNode::asLong)),
          Map.entry("int", new JsonType<>(Codecs.INT64, JsonNode::asLong)),
          Map.entry("bytes", new JsonType<>(Codecs.BYTES, ReferenceMessages::base64)),
          Map.entry("bool", new JsonType<>(Codecs.BOOL, JsonNode::asBoolean)),
          Map.entry("float64", new JsonType<>(Codecs.FLOAT64, JsonNode::asDouble)),
          Map.entry(
              "map",
              new JsonType<>(
                  Codecs.mapOf(Codecs.STRING), json -> Map.of("a", json.path("a").asText()))));

  private ReferenceMessages() {}

  /** What we encode for a message's meaning. */
  static byte[] encode(Vector vector) {
    JsonNode json = vector.value();
    return switch (vector.kind()) {
      case "request" -> WireCodec.encode(request(vector));
      case "response" -> ResponseCodec.encode(new Response(ID, outcome(vector.name(), json)));
      default -> type(vector).encode(json).bytes();
    };
  }

  /** What we encode for that which a message decodes to. */
  static byte[] encodeAgain(Vector vector) {
    return switch (vector.kind()) {
      case "request" -> WireCodec.encode(again(vector, WireCodec.decodeRequest(vector.bytes())));
      case "response" ->
          ResponseCodec.encode(again(vector.name(), ResponseCodec.decode(vector.bytes())));
      default -> type(vector).encodeAgain(new EncodedValue(vector.bytes())).bytes();
    };
  }

  private static JsonType<?> type(Vector vector) {
    return Eventually.present(TYPES.get(vector.name()));
  }

  private static Request request(Vector vector) {
    List<JsonType<?>> types = parameters(vector);
    JsonNode json = vector.value().path("args");
    List<EncodedValue> inputs = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      inputs.add(types.get(i).encode(json.path(i)));
    }
    String method = vector.value().path("method").asText();
    return new Request(ID, inputs, ContainerObject.ID, ID, method);
  }

  private static Request again(Vector vector, Request request) {
    List<JsonType<?>> types = parameters(vector);
    List<EncodedValue> inputs = new ArrayList<>();
    for (int i = 0; i < Math.min(types.size(), request.inputs().size()); i++) {
      inputs.add(types.get(i).encodeAgain(request.inputs().get(i)));
    }
    return new Request(request.id(), inputs, request.object(), request.replyTo(), request.method());
  }

  private static List<JsonType<?>> parameters(Vector vector) {
    return switch (vector.name()) {
      case "run-2-args", "run-2-args-zero" -> List.of(TEXT, CONTAINER);
      case "run-8-args", "run-8-args-nil" ->
          List.of(TEXT, TEXT, TEXT, TEXTS, TEXTS, NETWORK, MOUNTS, TEXT);
      case "exec" -> List.of(TEXT, TEXT, DURATION, TEXT, TEXT, TEXT);
      default -> Collections.nCopies(vector.value().path("args").size(), TEXT);
    };
  }

  private static Outcome outcome(String name, JsonNode json) {
    String fault = json.path("protocolError").asText();
    if (!fault.isEmpty()) {
      return new Faulted(fault);
    }
    JsonNode returns = json.path("returns");
    JsonNode value = name.equals("two-values") ? returns : returns.path(0);
    Optional<EncodedValue> data =
        Optional.ofNullable(TYPES.get(name)).map(type -> type.encode(value));
    String error = returns.path(returns.size() - 1).path("error").asText();
    return error.isEmpty() ? new Returned(data) : new Failed(data, new CallError(error));
  }

  private static Response again(String name, Response response) {
    Outcome again =
        switch (response.outcome()) {
          case Returned(var data) -> new Returned(again(name, data));
          case Failed(var data, var error) -> new Failed(again(name, data), error);
          case Faulted fault -> fault;
        };
    return new Response(response.id(), again);
  }

  private static Optional<EncodedValue> again(String name, Optional<EncodedValue> data) {
    JsonType<?> type = TYPES.get(name);
    return type == null ? data : data.map(type::encodeAgain);
  }

  private static byte[] base64(JsonNode json) {
    try {
      return json.binaryValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
