package org.zos.container.testing.node;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.zos.zbus.testing.ChildProcess;

/** An image in the making: folders that become its layers, and what it says of its program. */
public final class TestImage {
  private static final JsonMapper JSON = new JsonMapper();

  private final Path work;
  private final String reference;
  private final List<Path> layers = new ArrayList<>();
  private final ObjectNode config = JSON.createObjectNode();

  /**
   * @param work an empty folder, which the caller removes
   */
  public TestImage(Path work, String reference) {
    this.work = work;
    this.reference = reference;
  }

  /** Adds the content of a folder as the next layer. */
  public TestImage layer(Path folder) {
    Path tar = work.resolve("layer" + layers.size() + ".tar");
    ChildProcess.run(List.of("tar", "-C", folder.toString(), "-cf", tar.toString(), "."));
    layers.add(tar);
    return this;
  }

  public TestImage env(String entry) {
    config.withArray("/Env").add(entry);
    return this;
  }

  public TestImage command(String... words) {
    ArrayNode command = config.putArray("Cmd");
    List.of(words).forEach(command::add);
    return this;
  }

  public TestImage workingDir(String path) {
    config.put("WorkingDir", path);
    return this;
  }

  /** Writes it as one archive, in the form that {@code docker save} gives. */
  public Path write() throws IOException {
    Files.writeString(work.resolve("config.json"), JSON.writeValueAsString(description()));
    Files.writeString(work.resolve("manifest.json"), JSON.writeValueAsString(manifest()));
    Path archive = work.resolve("image.tar");
    List<String> command =
        new ArrayList<>(
            List.of(
                "tar",
                "-C",
                work.toString(),
                "-cf",
                archive.toString(),
                "manifest.json",
                "config.json"));
    layers.forEach(layer -> command.add(layer.getFileName().toString()));
    ChildProcess.run(command);
    return archive;
  }

  private ObjectNode description() throws IOException {
    ObjectNode description = JSON.createObjectNode().put("os", "linux");
    boolean arm = System.getProperty("os.arch").equals("aarch64");
    description.put("architecture", arm ? "arm64" : "amd64");
    description.set("config", config);
    ObjectNode rootfs = description.putObject("rootfs").put("type", "layers");
    ArrayNode digests = rootfs.putArray("diff_ids");
    for (Path layer : layers) {
      digests.add(digest(layer));
    }
    return description;
  }

  private ArrayNode manifest() {
    ArrayNode manifest = JSON.createArrayNode();
    ObjectNode only = manifest.addObject().put("Config", "config.json");
    only.putArray("RepoTags").add(reference);
    ArrayNode names = only.putArray("Layers");
    layers.forEach(layer -> names.add(layer.getFileName().toString()));
    return manifest;
  }

  private static String digest(Path file) throws IOException {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return "sha256:" + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
