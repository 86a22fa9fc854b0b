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

  /** How often its process had to be started again: for whoever decides about the next time. */
  public static final String RESTARTS = "zos.container/restarts";

  /** Present when it ended too often and is not started again: a {@link GivenUp}. */
  public static final String GAVE_UP = "zos.container/gave-up";

  /** Present until the module that had it made was told that it was given up. */
  public static final String DECOMMISSION = "zos.container/decommission";

  /** The Go module's: names the log program of each container that it made. */
  public static final String GO_LOG_URI = "containerd.io/restart.loguri";

  /** containerd's own: present where its restart monitor looks after a container. */
  public static final String ENGINE_RESTARTS = "containerd.io/restart.status";

  private Labels() {}
}
