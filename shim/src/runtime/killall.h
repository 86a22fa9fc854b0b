/* Processes that outlive the first of their container, because it had no pid namespace of its own. */
#ifndef CONTD_SHIM_KILLALL_H
#define CONTD_SHIM_KILLALL_H

#include <stdbool.h>
#include <sys/types.h>

/* Looks whether the container's first process is also the first of a pid namespace: then the kernel kills the others. */
void killall_look(pid_t pid);

/* Whether it is. */
bool killall_by_kernel(void);

/* Kills what is still in the container's control groups, unless the kernel has. */
void killall_left_behind(void);

#endif
