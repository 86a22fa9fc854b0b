/* Start: the program of the container, or a process that was added by Exec. */
#include "bundle.h"
#include "message.h"
#include "oom.h"
#include "release.h"
#include "request.h"
#include "service.h"
#include "task.h"

#include "task.pb.h"

#include <stdio.h>

enum { NAME = ID_SIZE + 8 };

static void answer_started(struct process *process, enum event_type type)
{
    PidResponse response = { .pid = (uint32_t)process->pid };

    if (process->state != PROCESS_STOPPED)
        process->state = PROCESS_RUNNING;
    server_answer(process->call, PidResponse_fields, &response);
    task_tell(type, process);
    task_started(process);
}

static void tell_oom(void)
{
    if (task_first() != NULL)
        task_tell(EVENT_OOM, task_first());
}

static void first_started(struct process *process, const struct fault *failure)
{
    if (failure == NULL) {
        oom_watch(tell_oom);
        answer_started(process, EVENT_START);
        return;
    }
    fault_answer(process->call, failure);
    task_started(process);
}

static void runtime_ended(struct oci_job *job, const struct fault *failure)
{
    first_started(loop_owner(job, struct process, job), failure);
}

static bool start_first(struct process *process, struct fault *fault)
{
    static const int none[3] = { -1, -1, -1 };

    if (process->state != PROCESS_CREATED)
        return fault_note(fault, CODE_FAILED_PRECONDITION, 0, "cannot start a process that %s",
                          process->state == PROCESS_STOPPED ? "has ended" : "runs");
    if (release_begin(process, first_started))
        return true;
    oci_begin(&process->job, "OCI runtime start failed");
    oci_word(&process->job, "start");
    oci_word(&process->job, process->id);
    return oci_run(&process->job, none, runtime_ended, fault);
}

static void undone(struct streams *streams)
{
    (void)streams;
}

/* It never ran: who waits for its end is told so, and Delete removes it. */
static void exec_failed(struct process *process, const struct fault *fault)
{
    if (process->state != PROCESS_STOPPED) {
        process->state = PROCESS_STOPPED;
        process->ending.status = 255;
        (void)clock_gettime(CLOCK_REALTIME, &process->ending.at);
    }
    process->busy = process->ended_early = false;
    fault_answer(process->call, fault);
    waiters_tell(process);
    streams_finish(&process->streams, undone);
}

static void exec_names(const struct process *process, char spec[NAME], char pid[NAME])
{
    (void)snprintf(spec, NAME, "%s.json", process->id);
    (void)snprintf(pid, NAME, "%s.pid", process->id);
}

static void exec_started(struct oci_job *job, const struct fault *failure)
{
    struct process *process = loop_owner(job, struct process, job);
    char spec[NAME];
    char pid_file[NAME];
    struct fault fault;

    exec_names(process, spec, pid_file);
    bundle_remove(spec);
    if (failure == NULL && !task_take(process, pid_file, &fault))
        failure = &fault;
    child_release();
    if (failure != NULL) {
        exec_failed(process, failure);
    } else if (!streams_attach(&process->streams, &fault)) {
        /* It runs: its end will be told, but nobody will see what it writes. */
        fault_answer(process->call, &fault);
        if (process->state != PROCESS_STOPPED)
            process->state = PROCESS_RUNNING;
        task_started(process);
    } else {
        answer_started(process, EVENT_EXEC_STARTED);
    }
}

static bool call_exec(struct process *process, struct fault *fault)
{
    char spec_name[NAME];
    char pid_name[NAME];
    char spec[PATH_SIZE + NAME];
    char pid[PATH_SIZE + NAME];
    struct oci_job *job = &process->job;

    exec_names(process, spec_name, pid_name);
    (void)snprintf(spec, sizeof spec, "%s/%s", bundle_path(), spec_name);
    (void)snprintf(pid, sizeof pid, "%s/%s", bundle_path(), pid_name);
    oci_begin(job, "OCI runtime exec failed");
    oci_word(job, "exec");
    oci_word(job, "--process");
    oci_word(job, spec);
    oci_word(job, "--pid-file");
    oci_word(job, pid);
    oci_word(job, "--detach");
    process_name_console(process);
    oci_word(job, task_first()->id);
    return oci_run(job, process->streams.runtime, exec_started, fault);
}

static void exec_prepared(struct streams *streams, const struct fault *failure)
{
    struct process *process = loop_owner(streams, struct process, streams);
    struct fault fault;

    if (failure != NULL) {
        exec_failed(process, failure);
        return;
    }
    child_keep();
    if (call_exec(process, &fault))
        return;
    child_release();
    exec_failed(process, &fault);
}

static bool start_exec(struct process *process, struct fault *fault)
{
    struct streams_wish wish = {
        .id = process->id,
        .namespace = task_name()->namespace,
        .in = process->in,
        .out = process->out,
        .err = process->err,
        .terminal = process->terminal,
    };

    if (process->state != PROCESS_ADDED)
        return fault_note(fault, CODE_FAILED_PRECONDITION, 0, "process %s was started before", process->id);
    if (task_first()->state != PROCESS_RUNNING || task_first()->busy)
        return fault_note(fault, CODE_FAILED_PRECONDITION, 0, "the container doesn't run");
    streams_prepare(&process->streams, &wish, exec_prepared);
    return true;
}

void start_handle(struct call call, struct slice payload)
{
    struct process *process = request_process(call, payload);
    struct fault fault;

    if (process == NULL || !task_begin(process, call))
        return;
    if (process->first ? start_first(process, &fault) : start_exec(process, &fault))
        return;
    fault_answer(call, &fault);
    task_started(process);
}

/* <id>.pid and <id>.json of the bundle are called by it, as by containerd's own runtime: they may be no other files. */
static bool is_file_name(struct slice id)
{
    for (size_t at = 0; at < id.length; at++)
        if (id.at[at] == '/' || (at == 0 && id.at[at] == '.'))
            return false;
    return !slice_is(id, "init") && !slice_is(id, "config") && !slice_starts(id, "resources.") &&
           !slice_starts(id, "contd-shim.");
}

/* Exec: the process is known, and started later. */
static bool add_exec(const struct process_wish *wish, struct slice spec, struct fault *fault)
{
    struct process *process;
    char spec_name[NAME];
    char pid_name[NAME];

    if (task_first()->state == PROCESS_STOPPED)
        return fault_note(fault, CODE_FAILED_PRECONDITION, 0, "the container has ended");
    if (!is_file_name(wish->id))
        return fault_note(fault, CODE_INVALID_ARGUMENT, 0, "the id of a process is no name for a file");
    process = process_make(wish, false, fault);
    if (process == NULL)
        return false;
    if (!task_add(process, fault)) {
        process_free(process);
        return false;
    }
    exec_names(process, spec_name, pid_name);
    if (!bundle_write(spec_name, spec)) {
        task_remove(process);
        return fault_note(fault, CODE_INTERNAL, 0, "cannot write to %s", bundle_path());
    }
    task_tell(EVENT_EXEC_ADDED, process);
    return true;
}

void exec_handle(struct call call, struct slice payload)
{
    struct process_wish wish;
    struct slice id;
    struct slice type;
    struct slice spec;
    struct fault fault;
    ExecRequest request = {
        .id = message_text_to(&id),
        .exec_id = message_text_to(&wish.id),
        .input = message_text_to(&wish.in),
        .output = message_text_to(&wish.out),
        .errors = message_text_to(&wish.err),
        .spec = { .type_url = message_text_to(&type), .value = message_text_to(&spec) },
    };

    if (!request_decode(call, payload, ExecRequest_fields, &request) ||
        request_find(call, id, (struct slice){ "", 0 }) == NULL)
        return;
    wish.terminal = request.terminal;
    if (add_exec(&wish, spec, &fault))
        server_answer_empty(call);
    else
        fault_answer(call, &fault);
}
