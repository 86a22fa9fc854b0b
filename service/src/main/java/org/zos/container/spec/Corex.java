package org.zos.container.spec;

import java.util.List;

/** The program that an interactive container runs: the node's own, which serves a terminal. */
final class Corex {
  /** Where it is in a container. */
  static final String TARGET = "/corex";

  /** How it is started. */
  static final List<String> COMMAND = List.of(TARGET, "--ipv6", "-d", "7", "--interface", "eth0");

  private Corex() {}
}
