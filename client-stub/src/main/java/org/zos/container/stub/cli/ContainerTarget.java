package org.zos.container.stub.cli;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The one container that a command is about. */
final class ContainerTarget {
  @Mixin private NamespaceOption namespace = new NamespaceOption();

  @Parameters(paramLabel = "ID", description = "The container's id, which is its name.")
  private String id = "";

  ContainerRef container() {
    return new ContainerRef(namespace.name(), id);
  }
}
