package org.zos.container.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.zos.container.contract.ContainerStats;

/** A measurement as those who listen know it from the Go module. */
final class StatsMessage {
  private StatsMessage() {}

  /**
   * A JSON object of numbers: {@code timestamp} in seconds of Unix time, memory in bytes, {@code
   * cpu_usage} in nanoseconds since the container's start; a {@code memory_limit} of 0 is none.
   */
  static byte[] of(ContainerStats stats) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("timestamp", stats.at().getEpochSecond());
    json.put("memory_usage", stats.memory().usage());
    json.put("memory_limit", stats.memory().limit());
    json.put("memory_cache", stats.memory().cache());
    json.put("cpu_usage", stats.cpu().usage().toNanos());
    json.put("pids_current", stats.pids().current());
    return json.toString().getBytes(UTF_8);
  }
}
