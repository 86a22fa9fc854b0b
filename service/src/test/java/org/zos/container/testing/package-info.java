/** What the module's tests run against instead of the real thing: an engine, a shim, a clock. */
@NullMarked
package org.zos.container.testing;

import org.jspecify.annotations.NullMarked;
