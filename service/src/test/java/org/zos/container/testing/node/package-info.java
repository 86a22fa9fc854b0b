/** A node of a test's own: Redis, containerd, a network namespace, a root file system, contd. */
@NullMarked
package org.zos.container.testing.node;

import org.jspecify.annotations.NullMarked;
