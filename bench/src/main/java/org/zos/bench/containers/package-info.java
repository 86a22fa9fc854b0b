/** Containers: how long they take to start, to be listed, and to go. */
@NullMarked
package org.zos.bench.containers;

import org.jspecify.annotations.NullMarked;
