/** What the module asks of the one that had containers made. */
@NullMarked
package org.zos.container.provision;

import org.jspecify.annotations.NullMarked;
