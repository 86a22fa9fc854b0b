/**
 * The typed client of the container module, for other modules written in Java.
 *
 * <p>Begin with {@link org.zos.container.stub.ContainerStub}; {@link org.zos.container.stub.follow}
 * reads what happens to containers, {@link org.zos.container.stub.cli} is the command line.
 */
@NullMarked
package org.zos.container.stub;

import org.jspecify.annotations.NullMarked;
