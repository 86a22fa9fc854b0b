package org.zos.container.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerBuilder;
import org.zos.container.contract.MountInfo;

/**
 * Finds out what a container was asked to be from its OCI specification, where that is all there
 * is: the Go module keeps nothing else. What it finds can be given to Run.
 */
public final class SpecReader {
  private static final JsonMapper MAPPER = new JsonMapper();

  /** The Go module's own note: nanoseconds. */
  private static final String SHUTDOWN_TIMEOUT = "shutdown_timeout";

  private static final String COREX = "/corex";

  /** Besides those that the kernel shows, what every container gets without asking. */
  private static final Set<String> STANDARD = Set.of("/etc/resolv.conf", COREX);

  private final JsonNode spec;

  private SpecReader(JsonNode spec) {
    this.spec = spec;
  }

  /**
   * The container that a specification describes.
   *
   * @param json the specification
   * @return empty when it can't be read
   */
  public static Optional<ContainerBuilder> read(String name, String json) {
    try {
      JsonNode spec = MAPPER.readTree(json);
      return spec.isObject() ? Optional.of(new SpecReader(spec).container(name)) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private ContainerBuilder container(String name) {
    ContainerBuilder container = Container.named(name);
    readProcess(container);
    readLimits(container, spec.at("/linux/resources"));
    return container
        .rootFs(text(spec.at("/root/path")))
        .readOnlyRootFs(spec.at("/root/readonly").asBoolean())
        .rootFsPropagation(text(spec.at("/linux/rootfsPropagation")))
        .network(network())
        .mounts(elements(spec.path("mounts")).flatMap(SpecReader::mount).toList())
        .shutdownTimeout(shutdownTimeout());
  }

  private void readProcess(ContainerBuilder container) {
    List<String> args = texts("/process/args");
    container
        .entrypoint(Words.join(args))
        .interactive(!args.isEmpty() && args.getFirst().equals(COREX))
        .env(texts("/process/env"))
        .workingDir(text(spec.at("/process/cwd")))
        .elevated(texts("/process/capabilities/bounding").contains("CAP_SYS_ADMIN"));
  }

  private static void readLimits(ContainerBuilder container, JsonNode resources) {
    long period = resources.at("/cpu/period").asLong();
    long quota = resources.at("/cpu/quota").asLong();
    container
        .cpu(period > 0 && quota > 0 ? Math.max(1, quota / period) : 0)
        .memory(Math.max(0, resources.at("/memory/limit").asLong()))
        .pids(Math.max(0, resources.at("/pids/limit").asLong()));
  }

  private String network() {
    return elements(spec.at("/linux/namespaces"))
        .filter(each -> text(each.path("type")).equals("network"))
        .map(each -> text(each.path("path")))
        .map(path -> path.substring(path.lastIndexOf('/') + 1))
        .findFirst()
        .orElse("");
  }

  private static Stream<MountInfo> mount(JsonNode mount) {
    String target = text(mount.path("destination"));
    if (!text(mount.path("type")).equals("bind") || STANDARD.contains(target)) {
      return Stream.empty();
    }
    List<String> options =
        elements(mount.path("options"))
            .map(SpecReader::text)
            .filter(option -> !option.equals("rbind"))
            .toList();
    return Stream.of(new MountInfo(text(mount.path("source")), target, "", options));
  }

  private Duration shutdownTimeout() {
    String nanos = text(spec.path("annotations").path(SHUTDOWN_TIMEOUT));
    if (!nanos.matches("\\d{1,18}")) {
      return Duration.ZERO;
    }
    Duration asked = Duration.ofNanos(Long.parseLong(nanos));
    return asked.compareTo(Validation.MOST_SHUTDOWN_TIMEOUT) > 0
        ? Validation.MOST_SHUTDOWN_TIMEOUT
        : asked;
  }

  private List<String> texts(String pointer) {
    return elements(spec.at(pointer)).map(SpecReader::text).toList();
  }

  private static String text(JsonNode node) {
    return node.isTextual() ? node.textValue() : "";
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return array.valueStream();
  }
}
