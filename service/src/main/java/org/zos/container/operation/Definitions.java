package org.zos.container.operation;

import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerFields;
import org.zos.container.runtime.ContainerRecord;
import org.zos.zbus.wire.EncodedValue;

/** What a container's caller asked for, on its record. */
final class Definitions {
  private Definitions() {}

  static EncodedValue encode(Container container) {
    return ContainerFields.CONTAINER.encode(container);
  }

  /** The definition; of a container that another program made, only the name and the time. */
  static Container of(ContainerRecord record) {
    if (record.definition().bytes().length == 0) {
      return Container.named(record.ref().id()).createdAt(record.createdAt()).build();
    }
    return ContainerFields.CONTAINER.decode(record.definition()).toBuilder()
        .createdAt(record.createdAt())
        .build();
  }
}
