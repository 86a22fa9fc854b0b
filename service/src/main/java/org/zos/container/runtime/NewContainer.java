package org.zos.container.runtime;

import java.util.Map;
import org.zos.zbus.wire.EncodedValue;

/**
 * A container for the engine to keep.
 *
 * @param ref its name
 * @param labels short facts; a key and its value together at most 4096 bytes
 * @param ociSpec the OCI runtime specification, JSON
 * @param definition what its caller asked for, encoded
 */
public record NewContainer(
    ContainerRef ref, Map<String, String> labels, String ociSpec, EncodedValue definition) {
  public NewContainer {
    labels = Map.copyOf(labels);
  }
}
