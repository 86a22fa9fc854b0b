package org.zos.container.rootfs;

import java.nio.file.Path;
import org.zos.container.contract.Container;

/** Where a container's root file system comes from. */
public sealed interface RootSource {
  /** What a reference to an image begins with. */
  String IMAGE = "image:";

  /** A directory of the node, which the layer above has filled. */
  record Directory(Path path) implements RootSource {}

  /** What the flist module mounts. */
  record Flist(String url) implements RootSource {}

  /** An image that the engine has already; its reference as the engine knows it. */
  record Image(String reference) implements RootSource {}

  /**
   * The source that a container names, in a call or on its record. There {@code RootFS} is where
   * the file system is, and {@code Flist}, unless it is empty, where it came from.
   *
   * @param container one whose fields were validated; of any other the answer is of no use
   */
  static RootSource of(Container container) {
    String text = container.flist().isEmpty() ? container.rootFs() : container.flist();
    if (text.startsWith(IMAGE)) {
      return new Image(text.substring(IMAGE.length()));
    }
    return text.contains("://") ? new Flist(text) : new Directory(Path.of(text));
  }
}
