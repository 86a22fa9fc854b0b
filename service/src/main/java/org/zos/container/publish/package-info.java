/** Lifecycle events on their way to the event stream. */
@NullMarked
package org.zos.container.publish;

import org.jspecify.annotations.NullMarked;
