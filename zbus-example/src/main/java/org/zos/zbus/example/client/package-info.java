/** Calls the objects: a stub for each, with the methods of its interface. */
@NullMarked
package org.zos.zbus.example.client;

import org.jspecify.annotations.NullMarked;
