package org.zos.container.logs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** What the shim says in its settings file: lines of a key and a value. */
record ShimAnswers(List<String> lines) {
  static ShimAnswers in(Path settings) throws IOException {
    return new ShimAnswers(Files.readString(settings, UTF_8).lines().toList());
  }

  /** The values of a key, in their order. */
  List<String> values(String key) {
    String start = key + "=";
    return lines.stream()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()))
        .toList();
  }

  /** The one number of a key; empty when there is none. */
  OptionalLong number(String key) {
    return values(key).stream()
        .filter(value -> value.matches("[0-9]{1,18}"))
        .mapToLong(Long::parseLong)
        .findFirst();
  }
}
