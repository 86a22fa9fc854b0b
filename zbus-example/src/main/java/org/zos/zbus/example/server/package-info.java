/** Serves the objects: what they do, and how a call on the bus reaches it. */
@NullMarked
package org.zos.zbus.example.server;

import org.jspecify.annotations.NullMarked;
