package org.zos.container.operation;

import org.zos.container.runtime.Digests;
import org.zos.container.spec.Identifiers;

/**
 * Names commands after the calls that ask for them, so that whoever takes a call over finds what is
 * left of it.
 */
final class ExecIds {
  private ExecIds() {}

  /** The call's own id, or, where that can't be a name, one that stands for it alone. */
  static String of(String request) {
    return Identifiers.isName(request) ? request : Digests.sha256(request);
  }
}
