/** What only the kernel knows or can do, and the JDK does not ask it for. */
@NullMarked
package org.zos.container.kernel;

import org.jspecify.annotations.NullMarked;
