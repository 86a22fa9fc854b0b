/** What measurements run on: a private Redis, and programs beside it, all ended at the end. */
@NullMarked
package org.zos.bench.lab;

import org.jspecify.annotations.NullMarked;
