/**
 * The transport on Redis: lists for calls, streams and channels for events. Only this package knows
 * lettuce.
 */
@NullMarked
package org.zos.zbus.transport.redis;

import org.jspecify.annotations.NullMarked;
