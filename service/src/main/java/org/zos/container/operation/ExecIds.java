package org.zos.container.operation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.zos.container.spec.Identifiers;

/**
 * Names commands after the calls that ask for them, so that whoever takes a call over finds what is
 * left of it.
 */
final class ExecIds {
  private ExecIds() {}

  /** The call's own id, or, where that can't be a name, one that stands for it alone. */
  static String of(String request) {
    return Identifiers.isName(request) ? request : digest(request);
  }

  private static String digest(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
