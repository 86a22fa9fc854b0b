#include "process.h"

#include "task.pb.h"

struct waiter {
    const struct process *process; /* NULL: a free place */
    struct call call;
};

static struct waiter waiters[WAITERS];

bool waiters_add(struct call call, const struct process *process)
{
    for (size_t at = 0; at < WAITERS; at++) {
        if (waiters[at].process == NULL) {
            waiters[at] = (struct waiter){ process, call };
            return true;
        }
    }
    return false;
}

void waiters_tell(const struct process *process)
{
    WaitResponse response = {
        .exit_status = process->ending.status,
        .has_exited_at = true,
        .exited_at = { .seconds = process->ending.at.tv_sec, .nanos = (int32_t)process->ending.at.tv_nsec },
    };

    for (size_t at = 0; at < WAITERS; at++) {
        if (waiters[at].process == process) {
            waiters[at].process = NULL;
            server_answer(waiters[at].call, WaitResponse_fields, &response);
        }
    }
}

void waiters_refuse(const struct process *process)
{
    for (size_t at = 0; at < WAITERS; at++) {
        if (waiters[at].process == process) {
            waiters[at].process = NULL;
            server_refuse(waiters[at].call, CODE_NOT_FOUND, "process %s was deleted", process->id);
        }
    }
}

void waiters_forget(uint32_t connection)
{
    for (size_t at = 0; at < WAITERS; at++)
        if (waiters[at].call.connection == connection)
            waiters[at].process = NULL;
}
