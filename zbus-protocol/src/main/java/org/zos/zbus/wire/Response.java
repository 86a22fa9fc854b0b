package org.zos.zbus.wire;

/**
 * The answer to one call.
 *
 * @param id the request's id
 * @param outcome how the call ended
 */
public record Response(String id, Outcome outcome) {}
