/**
 * The container object on the bus: from a method's name to its operation, from a failure to an
 * error reply.
 */
@NullMarked
package org.zos.container.bus;

import org.jspecify.annotations.NullMarked;
