/** What tests of every module need: servers of their own, waiting for conditions. */
@NullMarked
package org.zos.zbus.testing;

import org.jspecify.annotations.NullMarked;
