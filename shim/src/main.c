/*
 * contd-shim as containerd's log binary: one process beside each container, which reads what the container writes and
 * appends it to a log file; or one beside a command in a container, which keeps the beginning of what that prints.
 * By another name it is a runtime of containerd (src/runtime). README.md is the contract; RATIONALE.md says why it is as
 * it is.
 */
#include "handoff.h"
#include "output.h"
#include "pump.h"
#include "runtime/runtime.h"
#include "settings.h"

static int log_binary(int argc, char **argv)
{
    static struct settings settings;
    const char *path = handoff_arguments(argc, argv);
    struct handoff_fault fault;

    handoff_detach();
    fault = handoff_descriptors();

    /* The settings file first, broken descriptors or not: it is where a failure is told to contd. */
    settings_take(path, &settings);
    handoff_accept(&fault);
    output_open(&settings);
    pump_open(HANDOFF_STDOUT, HANDOFF_STDERR);
    pump_obey_term();

    /* Only now, with the lock held and all files open: the container starts when containerd reads this. */
    handoff_ready();

    pump_run();
    output_finish();
    return 0;
}

int main(int argc, char **argv)
{
    return argc > 0 && runtime_is_meant(argv[0]) ? runtime_main(argc, argv) : log_binary(argc, argv);
}
