package org.zos.container.stub.cli;

import picocli.CommandLine.Option;

/** The namespace that a command is about. */
final class NamespaceOption {
  static final String DEFAULT = "default";

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAME",
      description = "The namespace (default: ${DEFAULT-VALUE}).")
  private String name = DEFAULT;

  String name() {
    return name;
  }
}
