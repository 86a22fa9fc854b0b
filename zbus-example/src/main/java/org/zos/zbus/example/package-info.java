/**
 * A zbus module to copy from: module {@code server} with the objects {@code calculator@1.0} and
 * {@code utils@1.0}, which clients of the Go reference know too.
 *
 * <p>Reading order: {@link org.zos.zbus.example.api} says what both ends agree on, {@link
 * org.zos.zbus.example.server} serves it, {@link org.zos.zbus.example.client} calls it.
 */
@NullMarked
package org.zos.zbus.example;

import org.jspecify.annotations.NullMarked;
