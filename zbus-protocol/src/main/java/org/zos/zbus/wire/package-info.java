/** What travels on the bus, field by field as the protocol names it; no bytes and no Redis here. */
@NullMarked
package org.zos.zbus.wire;

import org.jspecify.annotations.NullMarked;
