package org.zos.container.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.zos.container.runtime.ContainerRuntime;
import org.zos.zbus.transport.redis.RedisAddress;

/** Turns the texts of settings into a {@link Config}, and collects what is wrong with them. */
final class Settings {
  private final Function<Option, String> texts;
  private final List<String> faults = new ArrayList<>();

  Settings(Function<Option, String> texts) {
    this.texts = texts;
  }

  Config read() {
    @Nullable Path root = path(Option.ROOT);
    @Nullable RedisAddress broker = value(Option.BROKER, RedisAddress::parse);
    @Nullable Path containerd = path(Option.CONTAINERD);
    @Nullable Path logDir = path(Option.LOG_DIR);
    @Nullable Path netnsDir = path(Option.NETNS_DIR);
    @Nullable Path shim = path(Option.SHIM);
    @Nullable ContainerRuntime runtime = value(Option.RUNTIME, ContainerRuntime::parse);
    @Nullable Path corex = path(Option.COREX);
    List<Path> mountRoots = mountRoots();
    String snapshotter = snapshotter();
    OptionalInt workers = workers();
    String module = module();
    long eventLength = eventLength();
    boolean takeover = takeover();
    if (root == null
        || broker == null
        || containerd == null
        || logDir == null
        || netnsDir == null
        || shim == null
        || runtime == null
        || corex == null
        || !faults.isEmpty()) {
      throw new ConfigException(faults);
    }
    return new Config(
        root,
        broker,
        containerd,
        logDir,
        netnsDir,
        shim,
        runtime,
        snapshotter,
        corex,
        mountRoots,
        workers,
        module,
        eventLength,
        takeover);
  }

  private @Nullable Path path(Option option) {
    return value(option, Settings::absolutePath);
  }

  private static Path absolutePath(String text) {
    try {
      Path path = Path.of(text);
      if (!path.isAbsolute()) {
        throw new IllegalArgumentException("must be an absolute path, not '" + text + "'");
      }
      return path.normalize();
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("is not a path: " + e.getMessage(), e);
    }
  }

  private List<Path> mountRoots() {
    List<Path> roots = value(Option.MOUNT_ROOTS, Settings::paths);
    return roots == null ? List.of() : roots;
  }

  private static List<Path> paths(String text) {
    return Arrays.stream(text.split(":")).map(Settings::absolutePath).toList();
  }

  private String snapshotter() {
    String snapshotter = value(Option.SNAPSHOTTER, Settings::snapshotterName);
    return snapshotter == null ? "" : snapshotter;
  }

  private static String snapshotterName(String text) {
    if (!text.matches("[A-Za-z0-9]+([._-][A-Za-z0-9]+)*")) {
      throw new IllegalArgumentException("must be the name of a snapshotter, not '" + text + "'");
    }
    return text;
  }

  private OptionalInt workers() {
    if (texts.apply(Option.WORKERS).isEmpty()) {
      return OptionalInt.empty();
    }
    Integer workers = value(Option.WORKERS, text -> (int) number(text, 1, Integer.MAX_VALUE));
    return workers == null ? OptionalInt.empty() : OptionalInt.of(workers);
  }

  private String module() {
    String module = value(Option.MODULE, Settings::moduleName);
    return module == null ? "" : module;
  }

  private static String moduleName(String text) {
    if (!text.matches("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*")) {
      throw new IllegalArgumentException(
          "must be letters, digits, '_' and '-', in parts between dots, not '" + text + "'");
    }
    return text;
  }

  private long eventLength() {
    Long length = value(Option.EVENT_LENGTH, text -> number(text, 100, 100_000_000));
    return length == null ? 0 : length;
  }

  private boolean takeover() {
    return Boolean.TRUE.equals(value(Option.TAKEOVER, Settings::yesOrNo));
  }

  private static boolean yesOrNo(String text) {
    return switch (text) {
      case "yes" -> true;
      case "no" -> false;
      default -> throw new IllegalArgumentException("must be yes or no, not '" + text + "'");
    };
  }

  private static long number(String text, long least, long most) {
    try {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below, like a number that is out of range
    }
    throw new IllegalArgumentException(
        "must be a number from %d to %d, not '%s'".formatted(least, most, text));
  }

  private <T> @Nullable T value(Option option, Function<String, T> converter) {
    try {
      return converter.apply(texts.apply(option));
    } catch (IllegalArgumentException e) {
      faults.add(option.flag() + ": " + e.getMessage());
      return null;
    }
  }
}
