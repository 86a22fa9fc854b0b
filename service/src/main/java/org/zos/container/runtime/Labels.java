package org.zos.container.runtime;

/** The labels that the module puts on a container's record. */
public final class Labels {
  /** Names this incarnation: a later container of the same name has another. */
  public static final String UID = "zos.container/uid";

  /** The id of the call that made it. */
  public static final String REQUEST = "zos.container/request";

  /** Present until the process was started: with it the record is of a container half made. */
  public static final String CREATING = "zos.container/creating";

  /**
   * Present from before the first step of its removal: the id of the call that asked for that, or
   * {@link #UNASKED}.
   */
  public static final String DELETING = "zos.container/deleting";

  /** The value of {@link #DELETING} where the call has no id. */
  public static final String UNASKED = "-";

  /** The instance of the module that makes or removes it, or did so last. */
  public static final String WORKER = "zos.container/worker";

  /** What its callers want it to be; without the label it is to run. */
  public static final String DESIRED = "zos.container/desired";

  /** The value of {@link #DESIRED} for a container that is to end, and not to be started again. */
  public static final String STOPPED = "stopped";

  /** How its process ended last: a {@link LastExit}. */
  public static final String EXIT = "zos.container/exit";

  /** The Go module's: names the log program of each container that it made. */
  public static final String GO_LOG_URI = "containerd.io/restart.loguri";

  private Labels() {}
}
