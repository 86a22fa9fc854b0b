/** Tests of the stub, and a module for it to call: {@link org.zos.container.stub.FakeModule}. */
@NullMarked
package org.zos.container.stub;

import org.jspecify.annotations.NullMarked;
