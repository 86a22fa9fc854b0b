/**
 * The kernel's control groups of containers: where they lie, in every layout, and what they count.
 */
@NullMarked
package org.zos.container.cgroup;

import org.jspecify.annotations.NullMarked;
