/**
 * The vocabulary that the container module and its callers share: the interface, its records, its
 * errors, its events, and how each looks on the wire.
 */
@NullMarked
package org.zos.container.contract;

import org.jspecify.annotations.NullMarked;
