package org.zos.container.operation;

import java.util.ArrayList;
import java.util.List;
import org.zos.container.contract.ContainerException;
import org.zos.container.runtime.ContainerRef;
import org.zos.container.spec.Identifiers;

/** Names as callers give them, checked before they reach the engine or a path. */
final class Refs {
  private Refs() {}

  /**
   * The container of these names.
   *
   * @throws ContainerException.InvalidArgument naming the one that can't be a name
   */
  static ContainerRef of(String ns, String id) {
    List<String> faults = new ArrayList<>();
    Identifiers.check("ns", ns, faults);
    Identifiers.check("id", id, faults);
    if (!faults.isEmpty()) {
      throw new ContainerException.InvalidArgument("no such container can be", faults);
    }
    return new ContainerRef(ns, id);
  }

  /** The failure that callers, and the Go module's callers, know by its words. */
  static ContainerException.NotFound notFound(ContainerRef ref) {
    return new ContainerException.NotFound(ref + " not found");
  }

  static ContainerException.AlreadyExists alreadyExists(ContainerRef ref) {
    return new ContainerException.AlreadyExists(ref + " already exists");
  }
}
