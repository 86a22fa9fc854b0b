/*
 * Starts a container that runc has made as `runc start` does it, without calling runc: its first process waits until
 * somebody reads from a named pipe. That saves a sixth of the time of a start.
 */
#ifndef CONTD_SHIM_RELEASE_H
#define CONTD_SHIM_RELEASE_H

#include "process.h"

/*
 * False: this is no container of runc's, or not one that waits as runc's do; nothing was done. Otherwise `done` is
 * called once, from the loop: with NULL, or with what went wrong.
 */
bool release_begin(struct process *process, void (*done)(struct process *, const struct fault *));

#endif
