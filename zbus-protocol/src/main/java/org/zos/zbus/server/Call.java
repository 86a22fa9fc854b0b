package org.zos.zbus.server;

/** One call as its method sees it. */
public final class Call {
  private final String id;
  private final Object[] arguments;

  Call(String id, Object[] arguments) {
    this.id = id;
    this.arguments = arguments;
  }

  /** The request's id, the same when a call that was cut short is taken up again. */
  public String id() {
    return id;
  }

  /** The value of a parameter. */
  @SuppressWarnings("unchecked") // the value at this index came from this very parameter's codec
  public <T> T get(Param<T> param) {
    return (T) arguments[param.index()];
  }
}
