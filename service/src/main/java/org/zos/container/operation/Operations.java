package org.zos.container.operation;

/**
 * All that callers can ask for.
 *
 * @param run creates and starts
 * @param inspect tells of one
 * @param delete stops and removes
 * @param listing lists
 * @param logs reads output
 */
public record Operations(Run run, Inspect inspect, Delete delete, Listing listing, Logs logs) {}
