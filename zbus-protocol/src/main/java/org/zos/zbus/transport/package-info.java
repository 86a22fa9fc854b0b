/**
 * What the bus asks of whatever carries its bytes: request queues, reply queues, event streams and
 * event channels.
 *
 * <p>Interfaces here, Redis in the package below; the in-memory form serves unit tests and modules
 * that talk to themselves.
 */
@NullMarked
package org.zos.zbus.transport;

import org.jspecify.annotations.NullMarked;
