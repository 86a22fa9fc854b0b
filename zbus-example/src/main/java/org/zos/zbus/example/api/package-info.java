/** What the two ends of the module agree on: names, methods, values and how these travel. */
@NullMarked
package org.zos.zbus.example.api;

import org.jspecify.annotations.NullMarked;
