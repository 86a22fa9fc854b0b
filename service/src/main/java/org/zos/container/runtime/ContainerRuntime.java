package org.zos.container.runtime;

import java.nio.file.Path;

/**
 * What containers are run with.
 *
 * @param shim one of containerd's runtimes: a name, {@code io.containerd.…}, or its program's path
 * @param program what that calls: a program that takes runc's arguments, by name or path
 */
public record ContainerRuntime(String shim, String program) {
  private static final String SHIM = "io.containerd.runc.v2";
  private static final String SHIM_NAME = "io\\.containerd(\\.[A-Za-z0-9_-]+){2}";
  private static final String SHIM_FILE = "containerd-shim-";
  private static final String PROGRAM = "runc";
  private static final String PROGRAM_NAME = "runc|crun";

  /**
   * The one that a setting names.
   *
   * @param setting a program, or one of containerd's runtimes, of which a path tells by how its
   *     file is called; or a runtime, a comma and a program
   * @throws IllegalArgumentException if it is neither; its message goes behind the setting's name
   */
  public static ContainerRuntime parse(String setting) {
    int comma = setting.indexOf(',');
    if (comma >= 0) {
      return new ContainerRuntime(
          shim(setting.substring(0, comma)), program(setting.substring(comma + 1)));
    }
    String one = setting.startsWith("/") ? path(setting) : setting;
    if (one.matches(SHIM_NAME) || isShimPath(one)) {
      return new ContainerRuntime(one, PROGRAM);
    }
    if (!isProgram(one)) {
      throw new IllegalArgumentException(
          "must be runc, crun, a program's absolute path, or one of containerd's runtimes,"
              + " for example io.containerd.kata.v2, not '"
              + setting
              + "'");
    }
    return new ContainerRuntime(SHIM, one);
  }

  private static String shim(String text) {
    if (text.startsWith("/")) {
      return path(text);
    }
    if (!text.matches(SHIM_NAME)) {
      throw new IllegalArgumentException(
          "must name one of containerd's runtimes before the comma, not '" + text + "'");
    }
    return text;
  }

  private static String program(String text) {
    if (!isProgram(text) || text.contains(",")) {
      throw new IllegalArgumentException(
          "must name runc, crun or a program's absolute path behind the comma, not '" + text + "'");
    }
    return text.startsWith("/") ? path(text) : text;
  }

  private static boolean isProgram(String text) {
    return text.startsWith("/") || text.matches(PROGRAM_NAME);
  }

  private static boolean isShimPath(String text) {
    return text.startsWith("/") && text.substring(text.lastIndexOf('/') + 1).startsWith(SHIM_FILE);
  }

  private static String path(String text) {
    return Path.of(text).normalize().toString();
  }

  /** Whether the runtime has to be told its program. It need not be told runc. */
  public boolean hasOtherProgram() {
    return !program.equals(PROGRAM);
  }
}
