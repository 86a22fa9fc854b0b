/** What a journal remembers, and what it survives. */
@NullMarked
package org.zos.zbus.journal;

import org.jspecify.annotations.NullMarked;
