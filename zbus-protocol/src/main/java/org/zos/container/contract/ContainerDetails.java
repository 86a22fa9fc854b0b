package org.zos.container.contract;

/**
 * What Inspect tells: every field of {@link Container} and of {@link ContainerInfo}, and the state.
 *
 * @param container what it was asked to be, with the defaults filled in
 * @param state what it does now
 */
public record ContainerDetails(Container container, ContainerState state) {

  /** The container's id. */
  public String id() {
    return container.name();
  }

  /** The same, in the form of the specification. */
  public ContainerInfo info() {
    return new ContainerInfo(
        id(),
        container.name(),
        container.flist(),
        container.tags(),
        container.network(),
        container.mounts());
  }
}
