package org.zos.container.contract;

import org.zos.zbus.wire.ObjectId;
import org.zos.zbus.wire.QueueName;

/** Where the container module is found on the bus. */
public final class ContainerObject {
  /** The module's name; a node that shares its Redis with others adds its own name to it. */
  public static final String MODULE = "container";

  public static final ObjectId ID = new ObjectId("container", "0.0.1");

  private static final String EVENTS = "Events";

  private ContainerObject() {}

  /** The queue on which calls to a module of this name wait. */
  public static QueueName queue(String module) {
    return new QueueName(module, ID);
  }

  /** The stream, and the channel, that carry the events of a module of this name. */
  public static String eventStream(String module) {
    return queue(module).eventKey(EVENTS);
  }
}
