package org.zos.container.contract;

/**
 * Where a container's use of resources is published.
 *
 * @param type {@code redis}
 * @param endpoint the address, {@code redis://[:password@]host[:port]/channel}
 */
public record StatsTarget(String type, String endpoint) {}
