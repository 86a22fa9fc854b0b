/** Decides what becomes of a container whose process does not run; pure. */
@NullMarked
package org.zos.container.restart;

import org.jspecify.annotations.NullMarked;
