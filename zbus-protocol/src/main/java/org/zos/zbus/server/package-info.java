/**
 * Serves objects to callers: takes calls from their queues, bounds how many run at once, runs each
 * on a virtual thread, answers each once.
 *
 * <p>Declare methods with {@link org.zos.zbus.server.MethodSpec}, gather them in an {@link
 * org.zos.zbus.server.ObjectSpec}, and start a {@link org.zos.zbus.server.ZbusServer}.
 */
@NullMarked
package org.zos.zbus.server;

import org.jspecify.annotations.NullMarked;
