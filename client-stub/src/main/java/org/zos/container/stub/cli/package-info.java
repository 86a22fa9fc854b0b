/**
 * contctl, the module's command line: one small class for each command, the reading of what people
 * type, and the printing of what they read. Only this package knows picocli.
 */
@NullMarked
package org.zos.container.stub.cli;

import org.jspecify.annotations.NullMarked;
