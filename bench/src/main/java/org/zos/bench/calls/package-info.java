/** How fast calls are answered, by each server in turn. */
@NullMarked
package org.zos.bench.calls;

import org.jspecify.annotations.NullMarked;
