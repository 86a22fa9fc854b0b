package org.zos.container.testing;

/** Something that an engine is asked to do, at which a test lets it fail. */
public enum Step {
  VERSION,
  NAMESPACES,
  CREATE,
  FIND,
  LIST,
  SET_LABELS,
  UPDATE,
  REMOVE_LABEL,
  DELETE,
  CREATE_TASK,
  START_TASK,
  TASK,
  USAGE,
  SIGNAL,
  KILL_ALL,
  AWAIT_EXIT,
  DELETE_TASK,
  SUBSCRIBE
}
