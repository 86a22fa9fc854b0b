/** Tests of the follower, and a stream for it to read. */
@NullMarked
package org.zos.container.stub.follow;

import org.jspecify.annotations.NullMarked;
