/** A container's log file: where it lies, how its shim is told, its last lines. */
@NullMarked
package org.zos.container.logs;

import org.jspecify.annotations.NullMarked;
