/**
 * Reads what happens to containers from the module's event stream, in order and without losing one
 * for as long as the stream has it. Begin with {@link org.zos.container.stub.follow.EventFollower}.
 */
@NullMarked
package org.zos.container.stub.follow;

import org.jspecify.annotations.NullMarked;
