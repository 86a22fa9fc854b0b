package org.zos.zbus.server;

import org.zos.zbus.codec.Codec;

/**
 * One declared parameter: the key to its value in a {@link Call}.
 *
 * @param index its place among the arguments
 * @param name for messages
 * @param codec how its value travels
 */
public record Param<T>(int index, String name, Codec<T> codec) {}
