package org.zos.zbus.wire;

/**
 * The Redis list on which calls to one object of one module wait.
 *
 * @param module required; the module's name, for example {@code container}
 * @param object required
 */
public record QueueName(String module, ObjectId object) {
  public QueueName {
    if (module.isEmpty()) {
      throw new IllegalArgumentException("a module's name must not be empty");
    }
  }

  /** The queue on which a module is asked for its status. */
  public static QueueName status(String module) {
    return new QueueName(module, ObjectId.STATUS);
  }

  /** The key of the list: {@code <module>.<name>@<version>}. */
  public String key() {
    return module + "." + object;
  }

  /** The channel, or stream, that carries the event of this name. */
  public String eventKey(String event) {
    return key() + "." + event;
  }

  @Override
  public String toString() {
    return key();
  }
}
