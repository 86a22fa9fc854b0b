/**
 * What has been done and answered, kept where Redis can't forget it: so that a call that Redis
 * brings back is not done a second time.
 */
@NullMarked
package org.zos.zbus.journal;

import org.jspecify.annotations.NullMarked;
