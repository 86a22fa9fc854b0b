/** Tests of contctl: what it prints to the letter, and its exit codes. */
@NullMarked
package org.zos.container.stub.cli;

import org.jspecify.annotations.NullMarked;
