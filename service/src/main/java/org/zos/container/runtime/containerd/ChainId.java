package org.zos.container.runtime.containerd;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

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
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return "sha256:" + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
