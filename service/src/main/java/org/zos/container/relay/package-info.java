/**
 * What containers write and use, on its way to the Redis channels that their callers named. The
 * files that their shims write are read from where the last start of the module stopped.
 */
@NullMarked
package org.zos.container.relay;

import org.jspecify.annotations.NullMarked;
