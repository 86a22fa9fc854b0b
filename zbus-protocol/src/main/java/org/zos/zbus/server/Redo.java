package org.zos.zbus.server;

/** What may happen to a call that was cut short because its server ended. */
public enum Redo {
  /** It changes nothing, so it is done again from the start. */
  REPEAT,
  /** It finds out how far it came, and goes on from there. */
  RESUME,
  /** It can't be done again: the caller gets an error that says so. */
  FAIL
}
