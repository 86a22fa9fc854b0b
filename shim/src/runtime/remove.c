/* Delete: a process that has ended, and with the first the container. */
#include "remove.h"

#include "bundle.h"
#include "message.h"
#include "oom.h"
#include "request.h"
#include "rootfs.h"
#include "service.h"
#include "task.h"

#include "task.pb.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

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

/* Whether what the runtime knows by this name is this container: there may be a later one. */
static bool is_known(const struct process *process)
{
    char path[PATH_SIZE];
    char text[64 * 1024];
    char pid[48];
    ssize_t length = -1;
    int fd = oci_state_path(process->id, "state.json", path) ? open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW) : -1;

    if (fd >= 0) {
        length = read(fd, text, sizeof text - 1);
        close(fd);
    }
    text[length < 0 ? 0 : length] = '\0';
    (void)snprintf(pid, sizeof pid, "\"init_process_pid\":%d,", (int)process->pid);
    return strstr(text, pid) != NULL;
}

void remove_unasked(struct process *process)
{
    static const struct call nobody = { 0, 0 };
    struct fault fault;

    if (!task_begin(process, nobody))
        return;
    if (!is_known(process))
        streams_finish(&process->streams, first_finished);
    else if (!delete_first(process, &fault))
        task_started(process);
}

static bool delete_exec(struct process *process, struct fault *fault)
{
    if (process->state == PROCESS_RUNNING)
        return fault_note(fault, CODE_FAILED_PRECONDITION, 0, "cannot delete a running process");
    streams_finish(&process->streams, exec_finished);
    return true;
}

static void delete(struct process *process, struct call call)
{
    struct fault fault;

    if (!task_begin(process, call))
        return;
    if (process->first ? delete_first(process, &fault) : delete_exec(process, &fault))
        return;
    fault_answer(call, &fault);
    task_started(process);
}

/*
 * While a container is made its deletion waits: it comes when whoever had it made has gone, and if it were refused,
 * containerd would forget of us, and the container would be made after that.
 */
void delete_handle(struct call call, struct slice payload)
{
    struct process *process = request_process(call, payload);

    if (process != NULL && !(process->first && task_queue(process, call, delete)))
        delete(process, call);
}
