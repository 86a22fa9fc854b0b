/**
 * The zbus bus for Java: typed calls and events between the modules of a node, over Redis.
 *
 * <p>Reading order: {@link org.zos.zbus.wire} names what travels, {@link org.zos.zbus.codec} turns
 * it into MessagePack, {@link org.zos.zbus.transport} moves the bytes, {@link org.zos.zbus.server}
 * answers calls and {@link org.zos.zbus.client} makes them.
 */
@NullMarked
package org.zos.zbus;

import org.jspecify.annotations.NullMarked;
