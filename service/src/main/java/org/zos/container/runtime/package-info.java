/** What the module asks of a container engine, the engine's events and its errors. */
@NullMarked
package org.zos.container.runtime;

import org.jspecify.annotations.NullMarked;
