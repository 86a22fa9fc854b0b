/* Output that goes to a log: written by this very process, or read by a program that somebody else wrote. */
#ifndef CONTD_SHIM_LOGGER_H
#define CONTD_SHIM_LOGGER_H

#include "child.h"
#include "fault.h"
#include "loop.h"
#include "uri.h"

/* Whether the URI names this program's own way of logging: `binary://…/contd-shim?settings=…`, and nothing else. */
bool logger_is_ours(const struct uri *uri);

/*
 * Writes what comes from the two descriptors, which it takes over, to the log that the settings name, in this process:
 * for one process of the container only. Fails by fail(), as the log binary does. `ended` is called when both are at
 * their end, or after logger_finish().
 */
void logger_here(const char *settings, int out, int err, void (*ended)(void));

/* The same to a file, without settings. */
void logger_file(const char *path, int out, int err, void (*ended)(void));

/* Reads what is still there, as the log binary does at TERM; `ended` is called in the end. */
void logger_finish(void);

/* A program that reads the output of one process, as containerd's runtimes start it. All zero is none. */
struct logger_program {
    struct child child;
    struct watch ready;
    struct timer settle;
    struct timer kill;
    void (*started)(struct logger_program *program, const struct fault *fault);
    void (*ended)(struct logger_program *program); /* after logger_program_end() */
};

/*
 * Starts it with the reading ends as 3 and 4; they stay the caller's. `started` is called once, from the loop: when it
 * says that it is ready, or with what went wrong. False: it could not be started.
 */
bool logger_program_start(struct logger_program *program, const struct uri *uri, const char *id,
                          const char *namespace, int out, int err,
                          void (*started)(struct logger_program *, const struct fault *), struct fault *fault);

/* Tells it to end (TERM, and KILL after 12 s), and calls `ended` when it has; at once if it has already. */
void logger_program_end(struct logger_program *program, void (*ended)(struct logger_program *));

#endif
