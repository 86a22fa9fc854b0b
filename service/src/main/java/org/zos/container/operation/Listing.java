package org.zos.container.operation;

import java.util.List;
import org.zos.container.contract.ContainerException;
import org.zos.container.runtime.ContainerEngine;
import org.zos.container.spec.Identifiers;

/** Lists namespaces and containers. */
public final class Listing {
  private final ContainerEngine engine;

  public Listing(ContainerEngine engine) {
    this.engine = engine;
  }

  /** The ids of a namespace's containers, or, for an empty name, of all namespaces', sorted. */
  public List<String> containers(String ns) {
    if (ns.isEmpty()) {
      return namespaces().stream().flatMap(each -> ids(each).stream()).sorted().toList();
    }
    if (!Identifiers.isName(ns)) {
      throw new ContainerException.InvalidArgument("ns is not the name of a namespace");
    }
    return ids(ns);
  }

  /** The names of all namespaces, sorted. */
  public List<String> namespaces() {
    return engine.namespaces().stream().sorted().toList();
  }

  private List<String> ids(String ns) {
    return engine.list(ns).stream().map(container -> container.ref().id()).sorted().toList();
  }
}
