package org.zos.container.model;

import org.zos.container.runtime.ContainerRef;

/**
 * Something that a caller asks for.
 *
 * @param request names it, also when another instance takes it up again
 * @param policy what is wanted when its process ends, of one that is run
 */
record Call(String request, What what, ContainerRef ref, String policy) {
  /** The method. */
  enum What {
    RUN,
    DELETE,
    SIGNAL
  }
}
