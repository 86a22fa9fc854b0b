package org.zos.container.runtime;

/**
 * A process that runs in a container beside the container's own.
 *
 * @param container in which
 * @param id its name there, by the rule for names of containers
 */
public record ExecRef(ContainerRef container, String id) {
  @Override
  public String toString() {
    return "command '%s' in %s".formatted(id, container);
  }
}
