/** Puts the objects together, starts them in order and stops them in reverse. */
@NullMarked
package org.zos.container.boot;

import org.jspecify.annotations.NullMarked;
