/**
 * From a container as its caller describes it to the OCI runtime specification. Pure: it reads no
 * file and asks nobody.
 */
@NullMarked
package org.zos.container.spec;

import org.jspecify.annotations.NullMarked;
