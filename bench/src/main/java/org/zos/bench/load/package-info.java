/** Many callers that make calls at once, and how long those took. */
@NullMarked
package org.zos.bench.load;

import org.jspecify.annotations.NullMarked;
