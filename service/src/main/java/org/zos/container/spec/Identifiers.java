package org.zos.container.spec;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The rule for names of namespaces and containers, which is containerd's: names become parts of
 * paths, so nothing that could lead out of a folder passes.
 */
public final class Identifiers {
  private static final Pattern RULE = Pattern.compile("[A-Za-z0-9]+([._-][A-Za-z0-9]+)*");
  private static final int MOST = 76;

  private Identifiers() {}

  /** Whether a text is a name. */
  public static boolean isName(String text) {
    return text.length() <= MOST && RULE.matcher(text).matches();
  }

  /** Notes a fault when a text is not a name. */
  public static void check(String field, String text, List<String> faults) {
    if (!isName(text)) {
      faults.add(
          "%s must be letters and digits, with single '.', '_' or '-' between them, at most %d, not '%s'"
              .formatted(field, MOST, Shown.of(text)));
    }
  }
}
