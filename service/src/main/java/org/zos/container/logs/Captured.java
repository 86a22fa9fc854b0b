package org.zos.container.logs;

/**
 * What a command printed.
 *
 * @param stdout the beginning of its standard output
 * @param stderr the beginning of its standard error
 * @param truncated whether there was more of one of them
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record Captured(byte[] stdout, byte[] stderr, boolean truncated) {}
