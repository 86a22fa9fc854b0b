/** The program's entry. */
@NullMarked
package org.zos.container;

import org.jspecify.annotations.NullMarked;
