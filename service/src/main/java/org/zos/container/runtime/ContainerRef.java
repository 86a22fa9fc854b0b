package org.zos.container.runtime;

/**
 * One container by name. Printing it gives the words that every message uses for it.
 *
 * @param ns its namespace
 * @param id its id, which is its name
 */
public record ContainerRef(String ns, String id) {
  @Override
  public String toString() {
    return "container '%s' in namespace '%s'".formatted(id, ns);
  }
}
