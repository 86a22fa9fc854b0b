/** The programs that a measurement starts, each with a JVM of its own. */
@NullMarked
package org.zos.bench.program;

import org.jspecify.annotations.NullMarked;
