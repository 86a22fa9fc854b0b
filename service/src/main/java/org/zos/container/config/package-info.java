/** Flags and environment, read once, as one record. */
@NullMarked
package org.zos.container.config;

import org.jspecify.annotations.NullMarked;
