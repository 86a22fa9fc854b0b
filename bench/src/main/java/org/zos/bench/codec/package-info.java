/** How long encoding and decoding take, without a bus. */
@NullMarked
package org.zos.bench.codec;

import org.jspecify.annotations.NullMarked;
