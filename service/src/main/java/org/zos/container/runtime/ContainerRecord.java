package org.zos.container.runtime;

import java.time.Instant;
import java.util.Map;
import org.zos.zbus.wire.EncodedValue;

/**
 * What the engine keeps of a container, whether its process runs or not.
 *
 * @param ref its name
 * @param labels short facts, which can be changed one by one
 * @param definition what its caller asked for, encoded; empty for a container that another program
 *     made
 * @param createdAt when the engine first had it
 * @param ociSpec what its process is started with
 */
public record ContainerRecord(
    ContainerRef ref,
    Map<String, String> labels,
    EncodedValue definition,
    Instant createdAt,
    SpecJson ociSpec) {
  public ContainerRecord {
    labels = Map.copyOf(labels);
  }

  /** One without a specification, which no container that ever ran is. */
  public ContainerRecord(
      ContainerRef ref, Map<String, String> labels, EncodedValue definition, Instant createdAt) {
    this(ref, labels, definition, createdAt, SpecJson.NONE);
  }

  /** Whether it tells what its caller asked for; that of another program's container does not. */
  public boolean hasDefinition() {
    return definition.bytes().length > 0;
  }

  /**
   * Whether the Go module made it, of which only its specification and that module's label tell.
   */
  public boolean isOfGoModule() {
    return !hasDefinition() && !label(Labels.GO_LOG_URI).isEmpty();
  }

  /** Whether it is this module's to look after: all others are left alone. */
  public boolean isOurs() {
    return hasDefinition() || isOfGoModule();
  }

  /** A label's value, empty when there is none. */
  public String label(String key) {
    return labels.getOrDefault(key, "");
  }
}
