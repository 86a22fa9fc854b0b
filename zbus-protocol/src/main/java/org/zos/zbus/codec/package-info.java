/**
 * MessagePack bytes to wire records and argument values, and back.
 *
 * <p>A {@link org.zos.zbus.codec.Codec} is declared once for each type and holds no state, so no
 * reflection stands between a call and its method. Only this package knows MessagePack.
 */
@NullMarked
package org.zos.zbus.codec;

import org.jspecify.annotations.NullMarked;
