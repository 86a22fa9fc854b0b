/* The control groups of the container: where they are, who is in them, and what they count. */
#ifndef CONTD_SHIM_CGROUP_H
#define CONTD_SHIM_CGROUP_H

#include "bytes.h"
#include "limits.h"

#include <sys/types.h>

/* Notes where this process is. Done while it lives: afterwards nobody can tell. */
void cgroup_find(pid_t pid);

/* Whether all controllers share one hierarchy (cgroup v2 alone). */
bool cgroup_unified(void);

/* The folder of a controller's group, such as `memory`; false: there is none. */
bool cgroup_path(const char *controller, char path[PATH_SIZE]);

/* Reads the start of a file of a controller's group, and adds a NUL. False: it is not there. */
bool cgroup_read(const char *controller, const char *file, char *into, size_t size);

/* The number in such a file; 0 if it is not there, or says `max`. */
uint64_t cgroup_number(const char *controller, const char *file);

/* The number behind a key in lines of `key number`; 0: it is not there. */
uint64_t cgroup_value(const char *text, const char *key);

/* Calls `each` for every process in the group and in those below it. */
void cgroup_pids(void (*each)(pid_t pid, void *argument), void *argument);

#endif
