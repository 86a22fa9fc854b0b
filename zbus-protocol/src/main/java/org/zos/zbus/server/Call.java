package org.zos.zbus.server;

import java.util.ArrayList;
import java.util.List;

/** One call as its method sees it. */
public final class Call {
  private final String id;
  private final Object[] arguments;
  private final List<Runnable> afterwards = new ArrayList<>();
  private volatile Runnable settling = () -> {};

  Call(String id, Object[] arguments) {
    this.id = id;
    this.arguments = arguments;
  }

  /** The request's id, the same when a call that was cut short is taken up again. */
  public String id() {
    return id;
  }

  /**
   * Says, before the last step of a method that returns nothing, that the call is done whatever
   * happens now. Should the server die from here on, the call is not run again, and its caller is
   * told that it was done; what else became of it is for the method's own reconciliation. While the
   * server lives, the caller is told how the method really ended. Blocks until it is noted.
   */
  public void settle() {
    settling.run();
  }

  /** What there is to do when the call says that it is done. */
  void onSettling(Runnable noting) {
    settling = noting;
  }

  /**
   * Says what is to happen when the answer has been sent, or nothing more is tried: to give back
   * what the answer takes up. Call it from the method's own thread; what happens must not block.
   */
  public void whenAnswered(Runnable action) {
    afterwards.add(action);
  }

  /** The answer has been sent, and the method's thread has ended. */
  void answered() {
    afterwards.forEach(Runnable::run);
  }

  /** The value of a parameter. */
  @SuppressWarnings("unchecked") // the value at this index came from this very parameter's codec
  public <T> T get(Param<T> param) {
    return (T) arguments[param.index()];
  }
}
