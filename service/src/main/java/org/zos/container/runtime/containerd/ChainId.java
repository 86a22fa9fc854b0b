package org.zos.container.runtime.containerd;

import java.util.List;
import org.zos.container.runtime.Digests;

/** Names a pile of layers, as the image specification does it. */
final class ChainId {
  private ChainId() {}

  /**
   * The name of the topmost layer with all below it.
   *
   * @param layers the digests of the layers' contents, the lowest first
   * @return empty for no layers
   */
  static String of(List<String> layers) {
    return layers.stream().reduce((below, layer) -> digest(below + " " + layer)).orElse("");
  }

  static String digest(String text) {
    return "sha256:" + Digests.sha256(text);
  }
}
