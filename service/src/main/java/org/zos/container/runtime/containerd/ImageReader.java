package org.zos.container.runtime.containerd;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.zos.container.runtime.EngineException;
import org.zos.container.runtime.Image;

/**
 * Reads an image from its first piece of content: an index of several platforms, or the manifest of
 * one, which names the configuration. What images say is as hostile as any input.
 */
final class ImageReader {
  private static final JsonMapper JSON = new JsonMapper();

  /** An index may name another index, which nobody makes use of more than once. */
  private static final int MOST_INDEXES = 3;

  private final String reference;
  private final Platform platform;
  private final Function<String, byte[]> content;

  /**
   * @param reference for messages
   * @param content gives a piece of content by its digest
   */
  ImageReader(String reference, Platform platform, Function<String, byte[]> content) {
    this.reference = reference;
    this.platform = platform;
    this.content = content;
  }

  /**
   * What an image can be for.
   *
   * @param architecture in Go's words, for example {@code amd64}
   */
  record Platform(String architecture) {
    /** That of this machine. */
    static Platform here() {
      String name = System.getProperty("os.arch");
      return new Platform(name.equals("aarch64") ? "arm64" : name);
    }

    boolean isOf(JsonNode platform) {
      return platform.path("os").asText().equals("linux")
          && platform.path("architecture").asText().equals(architecture);
    }
  }

  /** The image that begins with the content of this digest. */
  Image read(String digest) {
    JsonNode top = json(digest);
    for (int i = 0; i < MOST_INDEXES && top.has("manifests"); i++) {
      top = json(chosen(top.path("manifests")));
    }
    JsonNode config = json(text(top.path("config").path("digest"), "configuration"));
    if (config.has("os") && !platform.isOf(config)) {
      throw wrong("is not for this machine, linux on " + platform.architecture());
    }
    return image(config);
  }

  private String chosen(JsonNode manifests) {
    Optional<String> chosen =
        StreamSupport.stream(manifests.spliterator(), false)
            .filter(each -> platform.isOf(each.path("platform")))
            .map(each -> each.path("digest").asText())
            .findFirst();
    // an index of one that says nothing of platforms: its configuration will say
    return chosen
        .or(() -> manifests.size() == 1 ? only(manifests.path(0)) : Optional.empty())
        .orElseThrow(() -> wrong("has no part for linux on " + platform.architecture()));
  }

  private static Optional<String> only(JsonNode manifest) {
    return manifest.has("platform")
        ? Optional.empty()
        : Optional.of(manifest.path("digest").asText());
  }

  private Image image(JsonNode config) {
    JsonNode run = config.path("config");
    List<String> command = new ArrayList<>(texts(run.path("Entrypoint")));
    command.addAll(texts(run.path("Cmd")));
    return new Image(
        reference,
        ChainId.of(texts(config.path("rootfs").path("diff_ids"))),
        command,
        texts(run.path("Env")),
        run.path("WorkingDir").asText(""));
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  private String text(JsonNode node, String what) {
    if (!node.isTextual()) {
      throw wrong("names no " + what);
    }
    return node.asText();
  }

  private JsonNode json(String digest) {
    try {
      return JSON.readTree(content.apply(digest));
    } catch (JsonProcessingException e) {
      throw wrong("can't be read: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw wrong("can't be read: " + e.getMessage());
    }
  }

  private EngineException wrong(String what) {
    return new EngineException.Failed("image " + reference + " " + what);
  }
}
