package org.zos.zbus.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.zos.zbus.testing.Eventually;

/** The messages that the reference implementation encoded: what each means, and its bytes. */
public final class Vectors {
  private Vectors() {}

  /**
   * One message.
   *
   * @param name names it
   * @param kind request, response or value
   * @param value what it means
   * @param bytes as the reference encoded it
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Vector(String name, String kind, JsonNode value, byte[] bytes) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** All of them. */
  public static List<Vector> all() {
    try (InputStream in = Vectors.class.getResourceAsStream("/zbus-vectors.json")) {
      List<Vector> vectors = new ArrayList<>();
      for (JsonNode node : new JsonMapper().readTree(Eventually.present(in))) {
        vectors.add(
            new Vector(
                node.path("name").asText(),
                node.path("kind").asText(),
                node.path("value"),
                HexFormat.of().parseHex(node.path("hex").asText())));
      }
      return vectors;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The one of this name. */
  public static Vector named(String name) {
    return all().stream().filter(v -> v.name().equals(name)).findFirst().orElseThrow();
  }
}
