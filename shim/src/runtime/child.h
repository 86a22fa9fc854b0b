/* Processes that are started, or come to us because we are the subreaper; and how they end. */
#ifndef CONTD_SHIM_CHILD_H
#define CONTD_SHIM_CHILD_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>
#include <time.h>

/* How a process ended. */
struct ending {
    uint32_t status;    /* what it exited with, or 128 and the number of the signal that killed it */
    struct timespec at; /* of the wall clock */
};

/* A process that we wait for. All zero is none. */
struct child {
    pid_t pid;
    void (*ended)(struct child *child, const struct ending *ending);
    struct child *next;
};

/* What a new process is made of. Its descriptors are 0, 1, 2 and those that follow; all others are closed in it. */
struct program {
    const char *const *arguments; /* the first is looked for in PATH if it has no slash; the last is NULL */
    const char *const *environment; /* NULL: ours */
    int descriptors[6];             /* from 0 on; those after the first three may be -1: not there */
    bool outlives_us;               /* false: killed when we die */
};

/* Becomes the reaper of all that descends from here. After loop_open(). False, with errno: it can't. */
bool child_open(void);

/*
 * What a process that is started gets for its OOM score, the lower the safer: not ours, which is as low as it goes.
 */
void child_oom_score(int score);

/* Starts it, and tells `ended` once, from the loop. False, with errno: it could not be started. */
bool child_start(struct child *child, const struct program *program,
                 void (*ended)(struct child *, const struct ending *));

/*
 * From now to child_release() the ends of processes that nobody waits for yet are kept: of those whose pid we will be
 * told only later. Calls may be nested.
 */
void child_keep(void);
void child_release(void);

/*
 * Waits for a process that another started and left to us. True with `ending` filled: it has ended already, and
 * `ended` will not be told.
 */
bool child_adopt(struct child *child, pid_t pid, void (*ended)(struct child *, const struct ending *),
                 struct ending *ending);

#endif
