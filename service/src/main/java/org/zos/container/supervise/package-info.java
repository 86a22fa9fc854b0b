/** Watches what the engine does to containers, and says so in the module's own words. */
@NullMarked
package org.zos.container.supervise;

import org.jspecify.annotations.NullMarked;
