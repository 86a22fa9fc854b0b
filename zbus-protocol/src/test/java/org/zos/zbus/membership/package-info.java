/** Who lives and who has died, in one process and between several. */
@NullMarked
package org.zos.zbus.membership;

import org.jspecify.annotations.NullMarked;
