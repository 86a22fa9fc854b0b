package org.zos.container.operation;

/**
 * All that callers can ask for.
 *
 * @param run creates and starts
 * @param inspect tells of one
 * @param delete stops and removes
 * @param listing lists
 * @param logs reads output
 * @param signalDelete asks to end
 * @param stats measures
 * @param exec runs commands
 */
public record Operations(
    Run run,
    Inspect inspect,
    Delete delete,
    Listing listing,
    Logs logs,
    SignalDelete signalDelete,
    Stats stats,
    Exec exec) {}
