/* The one container of this process, and those of its processes that containerd knows. */
#ifndef CONTD_SHIM_TASK_H
#define CONTD_SHIM_TASK_H

#include "events.h"
#include "process.h"

/* Who the container is, for as long as this process lives. */
struct task_name {
    const char *namespace;
    const char *id;
};

/* The file of the bundle that says how the first process ended: `pid status seconds nanoseconds`. */
#define TASK_ENDING "contd-shim.exit"

void task_open(const struct task_name *name);
const struct task_name *task_name(void);

/* NULL: there is none, or it was deleted. */
struct process *task_first(void);

/* The process that a request names; NULL with a fault: there is none. An empty exec id is the first's. */
struct process *task_find(struct slice id, struct slice exec_id, struct fault *fault);

/* False with a fault: there is one of that name, or there are too many. */
bool task_add(struct process *process, struct fault *fault);

/* Forgets it, and frees it unless it is the first. */
void task_remove(struct process *process);

/* Calls `each` for every process that was added by Exec. */
void task_each_exec(void (*each)(struct process *process, void *argument), void *argument);

bool task_paused(void);
void task_set_paused(bool paused);

/*
 * From now on the process is the one with this pid, which the runtime has left to us; its end is told to containerd
 * and to those who wait, but not before task_started(). After child_keep().
 */
void task_adopt(struct process *process, pid_t pid);

/* The same with the pid that the runtime wrote into this file of the bundle; false with a fault: it wrote none. */
bool task_take(struct process *process, const char *pid_file, struct fault *fault);
void task_started(struct process *process);

/* An event about the process. */
void task_tell(enum event_type type, const struct process *process);

/* True: the process is not busy, and is from now on, for this call. Otherwise the call is refused. */
bool task_begin(struct process *process, struct call call);

/*
 * True: the process is busy, and the call waits until it is not; then `dequeue` gets it. Should the process be forgotten
 * until then, the call is refused.
 */
bool task_queue(struct process *process, struct call call, void (*dequeue)(struct process *, struct call));

/* Calls `changed` whenever a process has ended, isn't busy any more, or is forgotten. */
void task_on_change(void (*changed)(void));

#endif
