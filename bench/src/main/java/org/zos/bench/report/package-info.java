/** What a measurement found: rows of figures and goals, as a table and as JSON. */
@NullMarked
package org.zos.bench.report;

import org.jspecify.annotations.NullMarked;
