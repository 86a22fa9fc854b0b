/** What callers can ask for, one class for each operation. */
@NullMarked
package org.zos.container.operation;

import org.jspecify.annotations.NullMarked;
