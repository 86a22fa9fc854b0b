package org.zos.container.operation;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.zos.container.contract.Container;
import org.zos.container.contract.ContainerBuilder;
import org.zos.container.contract.ContainerFields;
import org.zos.container.rootfs.RootSource;
import org.zos.container.runtime.ContainerRecord;
import org.zos.container.spec.SpecReader;
import org.zos.zbus.codec.CodecException;
import org.zos.zbus.wire.EncodedValue;

/** What a container's caller asked for, on its record. */
final class Definitions {
  private static final Logger LOG = System.getLogger(Definitions.class.getName());

  private Definitions() {}

  static EncodedValue encode(Container container) {
    return ContainerFields.CONTAINER.encode(container);
  }

  /**
   * The definition. Of a container that another program made, what its specification tells; of one
   * whose definition can't be read, only the name and the time.
   */
  static Container of(ContainerRecord record) {
    return read(record).createdAt(record.createdAt()).build();
  }

  /** Where its root file system came from. */
  static RootSource source(ContainerRecord container) {
    return RootSource.of(of(container));
  }

  private static ContainerBuilder read(ContainerRecord record) {
    String name = record.ref().id();
    if (!record.hasDefinition()) {
      return SpecReader.read(name, record.ociSpec().text()).orElseGet(() -> Container.named(name));
    }
    try {
      return ContainerFields.CONTAINER.decode(record.definition()).toBuilder();
    } catch (CodecException e) {
      LOG.log(
          Level.WARNING, "the definition of {0} can''t be read: {1}", record.ref(), e.getMessage());
      return Container.named(name);
    }
  }
}
