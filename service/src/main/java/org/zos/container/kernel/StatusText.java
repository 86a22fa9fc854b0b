package org.zos.container.kernel;

import java.util.Map;
import java.util.stream.Collectors;

/** Reads the kernel's texts about a process. Pure. */
final class StatusText {
  private static final int START_TIME = 22;

  /** The fields after a process's name, which may itself contain whatever separates them. */
  private static final int FIRST_AFTER_NAME = 3;

  private StatusText() {}

  /** The lines of a {@code status} file by their names. */
  static Map<String, String> fields(String status) {
    return status
        .lines()
        .map(line -> line.split(":", 2))
        .filter(parts -> parts.length == 2)
        .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1].strip(), (a, b) -> a));
  }

  /** The value of a field. */
  static String field(Map<String, String> fields, String name) {
    String value = fields.get(name);
    if (value == null) {
      throw new UnclearException("there is no " + name);
    }
    return value;
  }

  /** Whether a signal is in one of the masks. */
  static boolean hasBit(Map<String, String> fields, String mask, int signal) {
    String hex = field(fields, mask);
    try {
      return (Long.parseUnsignedLong(hex, 16) >>> (signal - 1) & 1) == 1;
    } catch (NumberFormatException e) {
      throw new UnclearException(mask + " is " + hex);
    }
  }

  /** The fields of a {@code stat} file that stand behind the name, from the state on. */
  static String[] afterName(String stat) {
    return stat.substring(stat.lastIndexOf(')') + 1).strip().split(" +");
  }

  /** When a process began, from its {@code stat} file: with its pid, this names it for ever. */
  static String startTime(String stat) {
    String[] fields = afterName(stat);
    int index = START_TIME - FIRST_AFTER_NAME;
    if (index >= fields.length) {
      throw new UnclearException("there is no start time");
    }
    return fields[index];
  }
}
