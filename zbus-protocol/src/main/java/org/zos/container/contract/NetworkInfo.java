package org.zos.container.contract;

/**
 * The network of a container.
 *
 * @param namespace required; the name of a network namespace that exists, as {@code ip netns} lists
 *     it
 */
public record NetworkInfo(String namespace) {}
