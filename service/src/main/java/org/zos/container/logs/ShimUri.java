package org.zos.container.logs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Path;

/** How the engine is told to start the shim: its path, and where its settings are. */
final class ShimUri {
  private ShimUri() {}

  static URI of(Path shim, Path settings) {
    return URI.create(
        "binary://"
            + shim.toUri().getRawPath()
            + "?settings="
            + URLEncoder.encode(settings.toString(), UTF_8));
  }
}
