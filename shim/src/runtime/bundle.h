/* The folder of the task: what containerd put there, and what is left there for whoever comes after us. */
#ifndef CONTD_SHIM_BUNDLE_H
#define CONTD_SHIM_BUNDLE_H

#include "bytes.h"

#include <sys/types.h>

/* Opens the folder, which stays open. False, with errno: it can't. */
bool bundle_open(const char *path);
const char *bundle_path(void);

/* Writes a file of its own for root alone, in place of one that is there. False, with errno: it can't. */
bool bundle_write(const char *name, struct slice content);

/* Reads at most size - 1 bytes from the start, or from the end if there are more and `tail` says so, and adds a NUL. -1, with errno: it can't. */
ssize_t bundle_read(const char *name, char *into, size_t size, bool tail);

/* The number that is in a file, such as a pid; 0: none. */
pid_t bundle_read_pid(const char *name);

void bundle_remove(const char *name);

/* Whether somebody has removed it, or put another one in its place. */
bool bundle_is_gone(void);

/* Opens a pipe of the folder to write to without waiting; -1, with errno: nobody reads. */
int bundle_open_pipe(const char *name);

#endif
