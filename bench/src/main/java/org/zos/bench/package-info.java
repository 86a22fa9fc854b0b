/** Measures the bus: what it is set beside, how often, and what comes of it. */
@NullMarked
package org.zos.bench;

import org.jspecify.annotations.NullMarked;
