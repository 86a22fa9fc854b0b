/* State, Wait, Pids, Connect, Stats, Shutdown: what there is. */
#include "bundle.h"
#include "cgroup.h"
#include "message.h"
#include "request.h"
#include "service.h"
#include "stats.h"
#include "task.h"

#include "pb_encode.h"
#include "task.pb.h"

#include <string.h>
#include <unistd.h>

static void (*end_process)(void);

static Status status_of(const struct process *process)
{
    switch (process->state) {
    case PROCESS_ADDED:
    case PROCESS_CREATED:
        return Status_CREATED;
    case PROCESS_RUNNING:
        return task_paused() ? Status_PAUSED : Status_RUNNING;
    case PROCESS_STOPPED:
        return Status_STOPPED;
    }
    return Status_UNKNOWN;
}

void state_handle(struct call call, struct slice payload)
{
    const struct process *process = request_process(call, payload);
    const char *bundle = bundle_path();
    const char *id;
    StateResponse response = { .bundle = message_text(&bundle) };

    if (process == NULL)
        return;
    id = process->id;
    response.id = message_text(&id);
    response.pid = (uint32_t)process->pid;
    response.status = status_of(process);
    response.input = message_text(&process->in);
    response.output = message_text(&process->out);
    response.errors = message_text(&process->err);
    response.terminal = process->terminal;
    response.exit_status = process->ending.status;
    response.has_exited_at = process->state == PROCESS_STOPPED;
    response.exited_at.seconds = process->ending.at.tv_sec;
    response.exited_at.nanos = (int32_t)process->ending.at.tv_nsec;
    server_answer(call, StateResponse_fields, &response);
}

void wait_handle(struct call call, struct slice payload)
{
    const struct process *process = request_process(call, payload);

    if (process == NULL)
        return;
    if (!waiters_add(call, process))
        server_refuse(call, CODE_RESOURCE_EXHAUSTED, "more than %d calls wait", WAITERS);
    else if (process->state == PROCESS_STOPPED && !process->ended_early)
        waiters_tell(process);
}

/* The pids, collected before they are encoded: that is done twice, and the second time must find the same. */
static void collect(pid_t pid, void *argument)
{
    char *into = buffer_add(argument, sizeof pid);

    if (into != NULL)
        memcpy(into, &pid, sizeof pid);
}

struct named {
    pid_t pid;
    const char *id; /* NULL: no process that containerd knows */
};

static void name_exec(struct process *process, void *argument)
{
    struct named *named = argument;

    if (process->pid == named->pid && process->state == PROCESS_RUNNING)
        named->id = process->id;
}

static bool put_pid(pb_ostream_t *stream, const pb_field_t *field, pid_t pid)
{
    struct named named = { .pid = pid };
    const char *type = "containerd.runc.v1.ProcessDetails";
    ProcessDetails details = { .exec_id = message_text(&named.id) };
    struct message_part part = { ProcessDetails_fields, &details };
    ProcessInfo info = { .pid = (uint32_t)pid };

    task_each_exec(name_exec, &named);
    info.has_info = named.id != NULL;
    info.info.type_url = message_text(&type);
    info.info.value = message_within(&part);
    return pb_encode_tag_for_field(stream, field) && pb_encode_submessage(stream, ProcessInfo_fields, &info);
}

static bool put_pids(pb_ostream_t *stream, const pb_field_t *field, void *const *argument)
{
    struct slice pids = buffer_held(*argument);
    pid_t pid;

    for (size_t at = 0; at < pids.length; at += sizeof pid) {
        memcpy(&pid, pids.at + at, sizeof pid);
        if (!put_pid(stream, field, pid))
            return false;
    }
    return true;
}

/*
 * Of a container that has ended, its first process: containerd 2 asks this when it comes back, and throws away a task
 * that has no process, exit code and all.
 */
void pids_handle(struct call call, struct slice payload)
{
    const struct process *process = request_process(call, payload);
    struct buffer pids = { .at = NULL };
    PidsResponse response = { .processes = { .funcs.encode = put_pids, .arg = &pids } };

    if (process == NULL)
        return;
    cgroup_pids(collect, &pids);
    if (buffer_held(&pids).length == 0)
        collect(process->pid, &pids);
    server_answer(call, PidsResponse_fields, &response);
    buffer_drop(&pids);
}

void connect_handle(struct call call, struct slice payload)
{
    const struct process *first = task_first();
    const char *version = "v2";
    ConnectResponse response = {
        .shim_pid = (uint32_t)getpid(),
        .task_pid = first == NULL ? 0 : (uint32_t)first->pid,
        .version = message_text(&version),
    };

    (void)payload;
    server_answer(call, ConnectResponse_fields, &response);
}

void stats_handle(struct call call, struct slice payload)
{
    if (request_process(call, payload) != NULL)
        stats_answer(call);
}

void service_on_shutdown(void (*end)(void))
{
    end_process = end;
}

/* As long as there is a container it is not heard: it would be alone. */
void shutdown_handle(struct call call, struct slice payload)
{
    (void)payload;
    server_answer_empty(call);
    if (task_first() == NULL)
        end_process();
}
