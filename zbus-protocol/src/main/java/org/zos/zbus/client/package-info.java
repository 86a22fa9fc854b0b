/**
 * Calls objects of other modules: sends the request, matches the reply to it, gives up at a
 * deadline. Begin with {@link org.zos.zbus.client.ZbusClient}.
 */
@NullMarked
package org.zos.zbus.client;

import org.jspecify.annotations.NullMarked;
