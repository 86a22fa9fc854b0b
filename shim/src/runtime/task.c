#include "task.h"

#include "bundle.h"
#include "killall.h"
#include "oom.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

static struct task_name name;
static struct process *first;
static struct process *execs;
static unsigned exec_count;
static bool paused;
static void (*changed)(void);

void task_open(const struct task_name *what)
{
    name = *what;
}

const struct task_name *task_name(void)
{
    return &name;
}

struct process *task_first(void)
{
    return first;
}

struct process *task_find(struct slice id, struct slice exec_id, struct fault *fault)
{
    if (first == NULL || !slice_is(id, name.id)) {
        fault_note(fault, CODE_NOT_FOUND, 0, "container not created");
        return NULL;
    }
    if (exec_id.length == 0)
        return first;
    for (struct process *process = execs; process != NULL; process = process->next)
        if (slice_is(exec_id, process->id))
            return process;
    fault_note(fault, CODE_NOT_FOUND, 0, "process does not exist %.*s", (int)(exec_id.length & 0xff), exec_id.at);
    return NULL;
}

bool task_add(struct process *process, struct fault *fault)
{
    if (process->first) {
        first = process;
        return true;
    }
    for (const struct process *other = execs; other != NULL; other = other->next)
        if (strcmp(other->id, process->id) == 0)
            return fault_note(fault, CODE_ALREADY_EXISTS, 0, "id %s", process->id);
    if (exec_count == EXECS)
        return fault_note(fault, CODE_RESOURCE_EXHAUSTED, 0, "the container has %d processes besides its first", EXECS);
    exec_count++;
    process->next = execs;
    execs = process;
    return true;
}

void task_on_change(void (*call)(void))
{
    changed = call;
}

bool task_queue(struct process *process, struct call call, void (*dequeue)(struct process *, struct call))
{
    if (!process->busy || process->dequeue != NULL)
        return false;
    process->queued = call;
    process->dequeue = dequeue;
    return true;
}

static void refuse_queued(struct process *process)
{
    if (process->dequeue == NULL)
        return;
    process->dequeue = NULL;
    server_refuse(process->queued, CODE_NOT_FOUND, "process does not exist %s", process->id);
}

static void take_queued(struct process *process)
{
    void (*dequeue)(struct process *, struct call) = process->dequeue;

    process->dequeue = NULL;
    if (dequeue != NULL)
        dequeue(process, process->queued);
}

void task_remove(struct process *process)
{
    waiters_refuse(process);
    refuse_queued(process);
    changed();
    if (process == first) {
        first = NULL; /* its texts are still needed by events */
        return;
    }
    for (struct process **at = &execs; *at != NULL; at = &(*at)->next) {
        if (*at == process) {
            *at = process->next;
            exec_count--;
            process_free(process);
            return;
        }
    }
}

void task_each_exec(void (*each)(struct process *process, void *argument), void *argument)
{
    for (struct process *process = execs; process != NULL; process = process->next)
        each(process, argument);
}

bool task_paused(void)
{
    return paused;
}

void task_set_paused(bool are)
{
    paused = are;
}

void task_tell(enum event_type type, const struct process *process)
{
    struct event event = {
        .type = type,
        .pid = (uint32_t)process->pid,
        .exit_status = process->ending.status,
        .exited_at = process->ending.at,
    };

    memcpy(event.id, process->id, sizeof event.id);
    events_send(&event);
}

/* For whoever cleans up if we are killed before containerd has asked. */
static void leave_ending(const struct process *process)
{
    char text[96];
    int length = snprintf(text, sizeof text, "%d %u %lld %ld\n", (int)process->pid, process->ending.status,
                          (long long)process->ending.at.tv_sec, process->ending.at.tv_nsec);

    (void)bundle_write(TASK_ENDING, (struct slice){ text, (size_t)length });
}

static void tell_ending(struct process *process)
{
    process->ended_early = false;
    if (process->first) {
        oom_check();
        leave_ending(process);
        killall_left_behind();
    }
    task_tell(EVENT_EXIT, process);
    waiters_tell(process);
    changed();
}

static void stopped(struct process *process, const struct ending *ending)
{
    process->ending = *ending;
    process->state = PROCESS_STOPPED;
    if (!process->busy) {
        tell_ending(process);
        return;
    }
    process->ended_early = true;
    if (process->stopped != NULL)
        process->stopped(process);
}

static void process_ended(struct child *child, const struct ending *ending)
{
    stopped(loop_owner(child, struct process, child), ending);
}

void task_adopt(struct process *process, pid_t pid)
{
    struct ending ending;

    process->pid = pid;
    if (child_adopt(&process->child, pid, process_ended, &ending))
        stopped(process, &ending);
}

bool task_take(struct process *process, const char *pid_file, struct fault *fault)
{
    pid_t pid = bundle_read_pid(pid_file);

    if (pid == 0)
        return fault_note(fault, CODE_INTERNAL, 0, "the runtime left no pid");
    task_adopt(process, pid);
    return true;
}

void task_started(struct process *process)
{
    process->busy = false;
    if (process->ended_early)
        tell_ending(process);
    changed();
    take_queued(process);
}

bool task_begin(struct process *process, struct call call)
{
    if (process->busy) {
        server_refuse(call, CODE_UNAVAILABLE, "another call for process %s is under way", process->id);
        return false;
    }
    process->busy = true;
    process->call = call;
    return true;
}
