package org.zos.container.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * The process part of an OCI specification for a command that runs in a container: that of the
 * container's own process, with other arguments. So it has the same user, environment, folder,
 * capabilities and limits, whoever made the container, and never more.
 */
public final class ExecProcess {
  private static final JsonMapper MAPPER = new JsonMapper();

  private ExecProcess() {}

  /**
   * The process as JSON.
   *
   * @param ociSpec the container's specification, JSON
   * @param args the program and its arguments
   * @return empty when the specification says nothing of a process
   */
  public static Optional<String> of(String ociSpec, List<String> args) {
    return own(ociSpec).map(process -> with(args, process).toString());
  }

  private static Optional<ObjectNode> own(String ociSpec) {
    try {
      JsonNode process = MAPPER.readTree(ociSpec).path("process");
      return process instanceof ObjectNode found ? Optional.of(found) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static ObjectNode with(List<String> args, ObjectNode process) {
    // a terminal has its own way of handing output on, which nobody takes here
    process.remove(List.of("terminal", "consoleSize", "commandLine"));
    ArrayNode array = process.putArray("args");
    args.forEach(array::add);
    return process;
  }
}
