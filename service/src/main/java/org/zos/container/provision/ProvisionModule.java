package org.zos.container.provision;

import org.zos.container.contract.ContainerException;

/** The node's module that had the containers made. For any thread. */
public interface ProvisionModule {
  /**
   * Has what a container belongs to taken down, because it was given up. Blocks.
   *
   * @param id the container's
   * @param reason for people
   * @throws ContainerException.FailedPrecondition when the module refuses
   * @throws ContainerException.Unavailable when it does not answer: it may not be there at all
   */
  void decommission(String id, String reason);
}
