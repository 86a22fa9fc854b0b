package org.zos.container.contract;

import static org.zos.zbus.codec.Codecs.STRING;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.zos.zbus.codec.Codec;
import org.zos.zbus.codec.Codecs;
import org.zos.zbus.codec.PairCodec;
import org.zos.zbus.codec.PairCodec.Pair;
import org.zos.zbus.codec.WireCodec;
import org.zos.zbus.wire.EncodedValue;
import org.zos.zbus.wire.ModuleStatus;
import org.zos.zbus.wire.ModuleStatus.Worker;
import org.zos.zbus.wire.ObjectId;

/**
 * A type that the reference's messages hold.
 *
 * @param codec its form on the wire
 * @param fromJson makes a value out of its description beside the message
 */
record JsonType<T>(Codec<T> codec, Function<JsonNode, T> fromJson) {
  static final JsonType<String> TEXT = new JsonType<>(STRING, JsonNode::asText);
  static final JsonType<List<String>> TEXTS =
      new JsonType<>(Codecs.listOf(STRING), JsonType::texts);
  static final JsonType<Duration> DURATION =
      new JsonType<>(Codecs.DURATION, json -> Duration.ofNanos(json.asLong()));
  static final JsonType<Instant> TIME = new JsonType<>(Codecs.TIME, JsonType::time);
  static final JsonType<NetworkInfo> NETWORK =
      new JsonType<>(ContractCodecs.NETWORK, JsonType::network);
  static final JsonType<List<MountInfo>> MOUNTS =
      new JsonType<>(ContractCodecs.MOUNTS, json -> list(json, JsonType::mount));
  static final JsonType<Container> CONTAINER =
      new JsonType<>(ContainerFields.CONTAINER, JsonType::container);
  static final JsonType<ContainerInfo> INFO = new JsonType<>(ContractCodecs.INFO, JsonType::info);
  static final JsonType<ModuleStatus> STATUS = new JsonType<>(WireCodec.STATUS, JsonType::status);
  static final JsonType<Pair<Double, String>> NUMBER_AND_TEXT =
      new JsonType<>(
          new PairCodec<>(Codecs.FLOAT64, STRING),
          json -> new Pair<>(json.path(0).asDouble(), json.path(1).asText()));

  /** What the description means, as we encode it. */
  EncodedValue encode(JsonNode description) {
    return codec.encode(fromJson.apply(description));
  }

  /** What the bytes mean, as we encode it. */
  EncodedValue encodeAgain(EncodedValue bytes) {
    return codec.encode(codec.decode(bytes));
  }

  private static <T> List<T> list(JsonNode json, Function<JsonNode, T> element) {
    return json.valueStream().map(element).toList();
  }

  private static List<String> texts(JsonNode json) {
    return list(json, JsonNode::asText);
  }

  private static Instant time(JsonNode json) {
    return Instant.parse(json.asText());
  }

  private static NetworkInfo network(JsonNode json) {
    return new NetworkInfo(json.path("Namespace").asText());
  }

  private static MountInfo mount(JsonNode json) {
    return new MountInfo(
        json.path("Source").asText(),
        json.path("Target").asText(),
        json.path("Type").asText(),
        texts(json.path("Options")));
  }

  private static Container container(JsonNode json) {
    return Container.named(json.path("Name").asText())
        .rootFs(json.path("RootFS").asText())
        .env(texts(json.path("Env")))
        .workingDir(json.path("WorkingDir").asText())
        .network(network(json.path("Network")))
        .mounts(list(json.path("Mounts"), JsonType::mount))
        .entrypoint(json.path("Entrypoint").asText())
        .interactive(json.path("Interactive").asBoolean())
        .cpu(json.path("CPU").asLong())
        .memory(json.path("Memory").asLong())
        .logs(list(json.path("Logs"), JsonType::logTarget))
        .stats(list(json.path("Stats"), JsonType::statsTarget))
        .elevated(json.path("Elevated").asBoolean())
        .createdAt(time(json.path("CreatedAt")))
        .rootFsPropagation(json.path("RootFsPropagation").asText())
        .shutdownTimeout(Duration.ofNanos(json.path("ShutdownTimeout").asLong()))
        .build();
  }

  private static LogTarget logTarget(JsonNode json) {
    JsonNode data = json.path("data");
    return new LogTarget(
        json.path("type").asText(),
        new LogTarget.Streams(data.path("stdout").asText(), data.path("stderr").asText()));
  }

  private static StatsTarget statsTarget(JsonNode json) {
    return new StatsTarget(json.path("type").asText(), json.path("endpoint").asText());
  }

  private static ContainerInfo info(JsonNode json) {
    return new ContainerInfo(
        json.path("ID").asText(),
        json.path("Name").asText(),
        json.path("Flist").asText(),
        texts(json.path("Tags")),
        network(json.path("Network")),
        list(json.path("Mounts"), JsonType::mount));
  }

  private static ModuleStatus status(JsonNode json) {
    return new ModuleStatus(
        list(json.path("objects"), JsonType::object), list(json.path("workers"), JsonType::worker));
  }

  private static ObjectId object(JsonNode json) {
    return new ObjectId(json.path("Name").asText(), json.path("Version").asText());
  }

  private static Worker worker(JsonNode json) {
    return new Worker(
        json.path("state").asText(), time(json.path("time")), json.path("action").asText());
  }
}
