/**
 * What subscribers must know, whatever happens in whatever order: the module's real parts on a node
 * that is in memory, and dies piece by piece as chance will have it.
 */
@NullMarked
package org.zos.container.model;

import org.jspecify.annotations.NullMarked;
