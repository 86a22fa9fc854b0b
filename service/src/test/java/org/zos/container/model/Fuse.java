package org.zos.container.model;

/** Says at which of the coming calls something breaks. For any thread. */
final class Fuse {
  private int left;
  private boolean after;

  /** What becomes of a call. */
  enum Blow {
    /** It is done. */
    NONE,
    /** The end comes before it. */
    BEFORE,
    /** It is done, and its answer is lost. */
    AFTER
  }

  /** From now on this many calls are done, and the last of them perhaps not. */
  synchronized void set(int calls, boolean afterTheLast) {
    left = calls;
    after = afterTheLast;
  }

  synchronized Blow next() {
    if (left == 0) {
      return Blow.NONE;
    }
    left--;
    if (left > 0) {
      return Blow.NONE;
    }
    return after ? Blow.AFTER : Blow.BEFORE;
  }
}
