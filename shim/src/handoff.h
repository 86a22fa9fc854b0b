/* What containerd hands over: arguments, descriptors, a process to be made fit to outlive its starter. */
#ifndef CONTD_SHIM_HANDOFF_H
#define CONTD_SHIM_HANDOFF_H

enum {
    HANDOFF_STDOUT = 3, /* read end of the container's stdout */
    HANDOFF_STDERR = 4, /* read end of its stderr */
    HANDOFF_READY = 5,  /* write end of the pipe on which we say ready */
};

/* What is wrong with a descriptor that was handed over; `what` is NULL if nothing is. */
struct handoff_fault {
    const char *what;
    int fd;
    int error;
};

/* The path of the settings file. Exits if the arguments ask for help or the version, or are none that we know. */
const char *handoff_arguments(int argc, char **argv);

/* Leaves the starter's session, directory and file mode mask; blocks signals; lowers its own OOM score. */
void handoff_detach(void);

/*
 * Checks descriptors 3, 4 and 5, makes them close-on-exec, and closes any above. Before anything is opened, which might
 * get one of these numbers; so before a failure can be noted anywhere, which is why the fault is handed back.
 */
struct handoff_fault handoff_descriptors(void);

/* Fails by fail() if there is a fault. */
void handoff_accept(const struct handoff_fault *fault);

/* Tells containerd to go on: one byte, then close. */
void handoff_ready(void);

#endif
