/** The engine that is containerd, over gRPC on its unix socket. Only this package knows gRPC. */
@NullMarked
package org.zos.container.runtime.containerd;

import org.jspecify.annotations.NullMarked;
