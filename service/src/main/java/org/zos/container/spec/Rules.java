package org.zos.container.spec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Collects faults, each beginning with the name of its field. What several rules need of words. */
final class Rules {
  private final List<String> faults = new ArrayList<>();

  void add(String field, String fault) {
    faults.add(field + " " + fault);
  }

  void addAll(List<String> others) {
    faults.addAll(others);
  }

  List<String> faults() {
    return List.copyOf(faults);
  }

  void name(String field, String text) {
    Identifiers.check(field, text, faults);
  }

  /** Whether it is a path; what else is wrong with it is for the caller to see. */
  boolean path(String field, String path) {
    boolean plain = Paths.isPlainAbsolute(path);
    if (!plain) {
      add(
          field,
          "must be an absolute path without '..' or control characters, not '%s'"
              .formatted(Shown.of(path)));
    }
    return plain;
  }

  void choice(String field, String value, Set<String> choices) {
    if (!choices.contains(value)) {
      add(
          field,
          "must be one of %s, not '%s'"
              .formatted(
                  choices.stream().filter(choice -> !choice.isEmpty()).sorted().toList(),
                  Shown.of(value)));
    }
  }

  /** A number that may be zero for its default, or from least to most. */
  void range(String field, long value, long least, long most) {
    if (value != 0 && (value < least || value > most)) {
      add(field, "must be from %d to %d, not %d".formatted(least, most, value));
    }
  }

  /** All texts of a field together: they are kept whole, and read whole by every list. */
  void size(String field, Collection<String> texts, int most) {
    int bytes = texts.stream().mapToInt(text -> text.getBytes(UTF_8).length + 1).sum();
    if (bytes > most) {
      add(field, "takes %d bytes, and may take %d".formatted(bytes, most));
    }
  }

  static boolean hasControl(String text) {
    return text.chars().anyMatch(Character::isISOControl);
  }
}
