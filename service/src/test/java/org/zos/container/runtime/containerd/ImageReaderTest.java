package org.zos.container.runtime.containerd;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zos.container.runtime.EngineException;
import org.zos.container.runtime.Image;
import org.zos.container.runtime.containerd.ImageReader.Platform;

final class ImageReaderTest {
  private static final String INDEX = "{\"manifests\": [%s]}";
  private static final String MANIFEST = "{\"config\": {\"digest\": \"%s\"}, \"layers\": []}";
  private static final String CONFIG =
      """
      {"os": "linux", "architecture": "%s",
       "config": {"Entrypoint": ["/app"], "Cmd": ["-v"], "Env": ["A=1"], "WorkingDir": "/srv"},
       "rootfs": {"type": "layers", "diff_ids": ["sha256:one"]}}
      """;

  private final Map<String, String> content = new HashMap<>();

  private Image read(String digest) {
    ImageReader reader =
        new ImageReader(
            "app:1",
            new Platform("amd64"),
            name -> content.getOrDefault(name, "none").getBytes(UTF_8));
    return reader.read(digest);
  }

  private static String entry(String digest, String architecture) {
    return "{\"digest\": \"%s\", \"platform\": {\"os\": \"linux\", \"architecture\": \"%s\"}}"
        .formatted(digest, architecture);
  }

  @Test
  void aManifestNamesTheConfiguration() {
    content.put("m", MANIFEST.formatted("c"));
    content.put("c", CONFIG.formatted("amd64"));
    assertThat(read("m"))
        .isEqualTo(new Image("app:1", "sha256:one", List.of("/app", "-v"), List.of("A=1"), "/srv"));
  }

  @Test
  void anIndexNamesOneManifestForEachPlatform() {
    content.put("i", INDEX.formatted(entry("arm", "arm64") + ", " + entry("m", "amd64")));
    content.put("m", MANIFEST.formatted("c"));
    content.put("c", CONFIG.formatted("amd64"));
    assertThat(read("i").chainId()).isEqualTo("sha256:one");
  }

  @Test
  void anIndexOfOneNeedNotSayForWhich() {
    content.put("i", INDEX.formatted("{\"digest\": \"m\"}"));
    content.put("m", MANIFEST.formatted("c"));
    content.put("c", CONFIG.formatted("amd64"));
    assertThat(read("i").command()).containsExactly("/app", "-v");
  }

  @Test
  void anImageMaySayNothingOfItsProgram() {
    content.put("m", MANIFEST.formatted("c"));
    content.put("c", "{\"config\": {\"Entrypoint\": null, \"Cmd\": null}}");
    assertThat(read("m")).isEqualTo(new Image("app:1", "", List.of(), List.of(), ""));
  }

  @Test
  void anImageForAnotherMachineIsRefused() {
    content.put("i", INDEX.formatted(entry("arm", "arm64")));
    assertRefused("i", "no part for linux on amd64");
    content.put("m", MANIFEST.formatted("c"));
    content.put("c", CONFIG.formatted("arm64"));
    assertRefused("m", "not for this machine");
  }

  private void assertRefused(String digest, String why) {
    assertThatThrownBy(() -> read(digest))
        .isInstanceOf(EngineException.Failed.class)
        .hasMessageContainingAll("app:1", why);
  }

  @Test
  void nonsenseIsRefused() {
    assertRefused("none", "can't be read");
    content.put("m", "{}");
    assertRefused("m", "names no configuration");
    content.put("i", INDEX.formatted(""));
    assertRefused("i", "no part");
  }

  @Test
  void anIndexThatNamesItselfIsNotReadForEver() {
    content.put("i", INDEX.formatted(entry("i", "amd64")));
    assertRefused("i", "names no");
  }
}
