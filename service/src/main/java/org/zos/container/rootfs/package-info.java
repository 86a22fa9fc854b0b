/** Where a container's root file system comes from, and that it is there. */
@NullMarked
package org.zos.container.rootfs;

import org.jspecify.annotations.NullMarked;
