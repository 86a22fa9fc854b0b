/**
 * Which servers of a module live, and which have died and left work: {@link
 * org.zos.zbus.membership.LockFolder} for those that share a folder, leases of the transport for
 * those that do not.
 */
@NullMarked
package org.zos.zbus.membership;

import org.jspecify.annotations.NullMarked;
