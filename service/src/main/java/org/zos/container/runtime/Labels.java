package org.zos.container.runtime;

/** The labels that the module puts on a container's record. */
public final class Labels {
  /** Names this incarnation: a later container of the same name has another. */
  public static final String UID = "zos.container/uid";

  /** The id of the call that made it. */
  public static final String REQUEST = "zos.container/request";

  /** Present until the process was started: with it the record is of a container half made. */
  public static final String CREATING = "zos.container/creating";

  private Labels() {}
}
