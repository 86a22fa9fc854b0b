package org.zos.container.operation;

import org.zos.container.runtime.Digests;
import org.zos.container.runtime.Labels;

/** The ids of calls, which their callers choose, as they stand in labels. */
final class Requests {
  /** In UTF-8 far below what a label may have. */
  private static final int MOST = 200;

  private Requests() {}

  /** The id itself, or, of one that is too long, a text that is as much its own. */
  static String label(String id) {
    if (id.isEmpty()) {
      return Labels.UNASKED;
    }
    return id.length() <= MOST ? id : "sha256:" + Digests.sha256(id);
  }
}
