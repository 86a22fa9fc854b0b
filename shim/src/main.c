/*
 * contd-shim as containerd's log binary: one process beside each container, which reads what the container writes and
 * appends it to a log file. README.md is the contract; RATIONALE.md says why it is as it is.
 */
#include "handoff.h"
#include "logfile.h"
#include "pump.h"
#include "settings.h"

int main(int argc, char **argv)
{
    static struct settings settings;
    static struct logfile log;
    const char *path = handoff_arguments(argc, argv);
    struct handoff_fault fault;

    handoff_detach();
    fault = handoff_descriptors();

    /* The settings file first, broken descriptors or not: it is where a failure is told to contd. */
    settings_take(path, &settings);
    handoff_accept(&fault);
    logfile_open(&log, settings.log);
    pump_open(HANDOFF_STDOUT, HANDOFF_STDERR);

    /* Only now, with the lock held and all files open: the container starts when containerd reads this. */
    handoff_ready();

    pump_run(&log);
    logfile_finish(&log);
    return 0;
}
