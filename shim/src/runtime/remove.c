/* Delete: a process that has ended, and with the first the container. */
#include "bundle.h"
#include "message.h"
#include "oom.h"
#include "request.h"
#include "rootfs.h"
#include "service.h"
#include "task.h"

#include "task.pb.h"

#include <stdio.h>
#include <string.h>

static void answer_deleted(const struct process *process)
{
    DeleteResponse response = {
        .pid = (uint32_t)process->pid,
        .exit_status = process->ending.status,
        .has_exited_at = process->state == PROCESS_STOPPED,
        .exited_at = { .seconds = process->ending.at.tv_sec, .nanos = (int32_t)process->ending.at.tv_nsec },
    };

    server_answer(process->call, DeleteResponse_fields, &response);
}

static void exec_finished(struct streams *streams)
{
    struct process *process = loop_owner(streams, struct process, streams);
    char name[ID_SIZE + 8];

    (void)snprintf(name, sizeof name, "%s.json", process->id);
    bundle_remove(name);
    (void)snprintf(name, sizeof name, "%s.pid", process->id);
    bundle_remove(name);
    answer_deleted(process);
    task_remove(process);
}

/* The runtime has deleted it, its output is written, and it has ended. */
static void first_deleted(struct process *process)
{
    rootfs_unmount();
    oom_forget();
    if (process->ended_early)
        task_started(process);
    oci_forget();
    bundle_remove(TASK_ENDING);
    task_tell(EVENT_DELETE, process);
    answer_deleted(process);
    task_remove(process);
}

static void first_finished(struct streams *streams)
{
    struct process *process = loop_owner(streams, struct process, streams);

    if (process->state == PROCESS_STOPPED)
        first_deleted(process);
    else
        process->stopped = first_deleted; /* killed by the runtime just now */
}

/* A runtime that knows nothing of the container has nothing left to delete. */
static void runtime_ended(struct oci_job *job, const struct fault *failure)
{
    struct process *process = loop_owner(job, struct process, job);

    if (failure == NULL || strstr(failure->text, "does not exist") != NULL) {
        streams_finish(&process->streams, first_finished);
        return;
    }
    fault_answer(process->call, failure);
    task_started(process);
}

static bool delete_first(struct process *process, struct fault *fault)
{
    static const int none[3] = { -1, -1, -1 };

    if (process->state == PROCESS_RUNNING)
        return fault_note(fault, CODE_FAILED_PRECONDITION, 0, "cannot delete a running process");
    oci_begin(&process->job, "failed to delete task");
    oci_word(&process->job, "delete");
    if (process->state != PROCESS_STOPPED)
        oci_word(&process->job, "--force");
    oci_word(&process->job, process->id);
    return oci_run(&process->job, none, runtime_ended, fault);
}

static bool delete_exec(struct process *process, struct fault *fault)
{
    if (process->state == PROCESS_RUNNING)
        return fault_note(fault, CODE_FAILED_PRECONDITION, 0, "cannot delete a running process");
    streams_finish(&process->streams, exec_finished);
    return true;
}

void delete_handle(struct call call, struct slice payload)
{
    struct process *process = request_process(call, payload);
    struct fault fault;

    if (process == NULL || !task_begin(process, call))
        return;
    if (process->first ? delete_first(process, &fault) : delete_exec(process, &fault))
        return;
    fault_answer(call, &fault);
    task_started(process);
}
