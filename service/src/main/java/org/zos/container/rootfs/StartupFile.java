package org.zos.container.rootfs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.zos.container.kernel.RegularFile;

/**
 * The file {@code .startup.toml} at the top of a root file system: in its table {@code
 * startup.entry} it says what to run. Whoever made the root file system wrote it, so it is read
 * with care: never by following a link, and not more than it can reasonably hold.
 */
public final class StartupFile {
  private static final String NAME = ".startup.toml";
  private static final int MOST_BYTES = 64 * 1024;

  /** The programs of the file's first reader that mean "run this"; there is no other. */
  private static final Set<String> RUNS = Set.of("core.system", "core.base");

  private static final TomlMapper TOML = new TomlMapper();

  private StartupFile() {}

  /** The file is there and can't be used; the message says why, not where. */
  public static final class Unusable extends Exception {
    private Unusable(String why, Throwable cause) {
      super(NAME + " can't be used: " + why, cause);
    }

    private Unusable(String why) {
      super(NAME + " can't be used: " + why);
    }
  }

  /**
   * What the file says.
   *
   * @param rootfs the top of the root file system
   * @return empty when there is no such file, or it has no entry
   * @throws Unusable when it says something that can't be used
   */
  public static Optional<Startup> read(Path rootfs) throws Unusable {
    try {
      Optional<byte[]> text = RegularFile.read(rootfs.resolve(NAME), MOST_BYTES);
      return text.isEmpty() ? Optional.empty() : entry(TOML.readTree(text.get()));
    } catch (JsonProcessingException e) {
      throw new Unusable("it is no TOML: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new Unusable(String.valueOf(e.getMessage()), e);
    }
  }

  private static Optional<Startup> entry(JsonNode file) throws Unusable {
    JsonNode entry = file.path("startup").path("entry");
    if (entry.isMissingNode()) {
      return Optional.empty();
    }
    JsonNode args = entry.path("args");
    List<String> command = new ArrayList<>();
    String program = text(args, "name");
    List<String> arguments = texts(args.path("args"));
    if (RUNS.contains(text(entry, "name")) && !program.isEmpty()) {
      command.add(program);
      command.addAll(arguments);
    }
    return Optional.of(new Startup(command, text(args, "dir"), env(args.path("env"))));
  }

  private static List<String> texts(JsonNode array) throws Unusable {
    List<String> texts = new ArrayList<>();
    if (!array.isMissingNode() && !array.isArray()) {
      throw new Unusable("args is no list");
    }
    for (JsonNode each : array) {
      texts.add(text("args", each));
    }
    return texts;
  }

  private static List<String> env(JsonNode table) throws Unusable {
    List<String> env = new ArrayList<>();
    if (!table.isMissingNode() && !table.isObject()) {
      throw new Unusable("env is no table");
    }
    for (Map.Entry<String, JsonNode> each : table.properties()) {
      env.add(each.getKey() + "=" + text("env." + each.getKey(), each.getValue()));
    }
    return env;
  }

  private static String text(JsonNode table, String key) throws Unusable {
    return text(key, table.path(key));
  }

  private static String text(String key, JsonNode value) throws Unusable {
    if (value.isMissingNode()) {
      return "";
    }
    if (!value.isTextual()) {
      throw new Unusable(key + " is no text");
    }
    return value.asText();
  }
}
