/** The installed programs against a real Redis, a real containerd and real processes. */
@NullMarked
package org.zos.container.it;

import org.jspecify.annotations.NullMarked;
