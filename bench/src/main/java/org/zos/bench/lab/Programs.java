package org.zos.bench.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The command lines of the programs of this project. */
final class Programs {
  private static final String JVM_FLAGS = "jvm-flags";

  private Programs() {}

  /** A program of our own, in a JVM with the flags of a deployed module. */
  static List<String> java(Class<?> program, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(moduleFlags());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  /** The flags with which a deployed module's JVM runs. */
  static List<String> moduleFlags() {
    try (InputStream flags =
        Objects.requireNonNull(Programs.class.getResourceAsStream(JVM_FLAGS))) {
      return List.of(new String(flags.readAllBytes(), UTF_8).strip().split(" +"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
