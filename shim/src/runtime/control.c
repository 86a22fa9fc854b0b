/* Kill, Pause, Resume, Update, ResizePty, CloseIO: what is done to processes that run. */
#include "bundle.h"
#include "killall.h"
#include "message.h"
#include "request.h"
#include "service.h"
#include "task.h"

#include "task.pb.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>

enum { JOBS = 8 };

/* A call of the runtime that one of these waits for. */
struct request {
    bool used;
    struct oci_job job;
    struct call call;
    void (*succeeded)(void); /* may be NULL */
    char word[16];
};

static struct request requests[JOBS];

static void ended(struct oci_job *job, const struct fault *failure)
{
    struct request *request = loop_owner(job, struct request, job);

    request->used = false;
    if (failure != NULL) {
        fault_answer(request->call, failure);
        return;
    }
    if (request->succeeded != NULL)
        request->succeeded();
    server_answer_empty(request->call);
}

static struct request *begin(struct call call, const char *what)
{
    for (size_t at = 0; at < JOBS; at++) {
        if (!requests[at].used) {
            requests[at] = (struct request){ .used = true, .call = call };
            oci_begin(&requests[at].job, what);
            return &requests[at];
        }
    }
    server_refuse(call, CODE_RESOURCE_EXHAUSTED, "more than %d calls of the runtime are under way", JOBS);
    return NULL;
}

static void run(struct request *request)
{
    static const int none[3] = { -1, -1, -1 };
    struct fault fault;

    if (oci_run(&request->job, none, ended, &fault))
        return;
    request->used = false;
    fault_answer(request->call, &fault);
}

static void kill_all(struct call call, uint32_t signal)
{
    struct request *request = begin(call, "failed to kill");

    if (request == NULL)
        return;
    (void)snprintf(request->word, sizeof request->word, "%u", signal);
    oci_word(&request->job, "kill");
    oci_word(&request->job, "--all");
    oci_word(&request->job, task_first()->id);
    oci_word(&request->job, request->word);
    run(request);
}

static void resumed(void)
{
    task_set_paused(false);
    if (task_first() != NULL)
        task_tell(EVENT_RESUMED, task_first());
}

static void resume(struct call call)
{
    struct request *request = begin(call, "OCI runtime resume failed");

    if (request == NULL)
        return;
    request->succeeded = resumed;
    oci_word(&request->job, "resume");
    oci_word(&request->job, task_first()->id);
    run(request);
}

/* The process is ours until we have reaped it, so its pid is nobody else's. */
static void kill_one(struct call call, const struct process *process, uint32_t signal)
{
    if (kill(process->pid, (int)signal) < 0) {
        server_refuse(call, errno == EINVAL ? CODE_INVALID_ARGUMENT : CODE_UNKNOWN, "cannot send signal %u", signal);
        return;
    }
    /* A frozen process dies when it is thawed. */
    if (task_paused() && signal == SIGKILL)
        resume(call);
    else
        server_answer_empty(call);
}

void kill_handle(struct call call, struct slice payload)
{
    struct slice id;
    struct slice exec_id;
    KillRequest request = { .id = message_text_to(&id), .exec_id = message_text_to(&exec_id) };
    const struct process *process =
        request_decode(call, payload, KillRequest_fields, &request) ? request_find(call, id, exec_id) : NULL;

    if (process == NULL)
        return;
    if (process->state == PROCESS_STOPPED)
        server_refuse(call, CODE_NOT_FOUND, "process already finished");
    else if (process->pid == 0)
        server_refuse(call, CODE_FAILED_PRECONDITION, "process not created");
    else if (request.signal > (uint32_t)SIGRTMAX)
        server_refuse(call, CODE_INVALID_ARGUMENT, "there is no signal %u", request.signal);
    else if (request.all && process->first && !(request.signal == SIGKILL && killall_by_kernel()))
        kill_all(call, request.signal);
    else
        kill_one(call, process, request.signal);
}

/* The container's first process if it runs; NULL: the call was refused. */
static const struct process *running(struct call call, struct slice payload)
{
    const struct process *process = request_process(call, payload);

    if (process == NULL || process->state == PROCESS_RUNNING)
        return process;
    server_refuse(call, CODE_FAILED_PRECONDITION, "the container doesn't run");
    return NULL;
}

static void paused(void)
{
    task_set_paused(true);
    if (task_first() != NULL)
        task_tell(EVENT_PAUSED, task_first());
}

void pause_handle(struct call call, struct slice payload)
{
    struct request *request;

    if (running(call, payload) == NULL || (request = begin(call, "OCI runtime pause failed")) == NULL)
        return;
    request->succeeded = paused;
    oci_word(&request->job, "pause");
    oci_word(&request->job, task_first()->id);
    run(request);
}

void resume_handle(struct call call, struct slice payload)
{
    if (running(call, payload) != NULL)
        resume(call);
}

void update_handle(struct call call, struct slice payload)
{
    char name[32];
    char path[PATH_SIZE + sizeof name];
    struct slice id;
    struct slice type;
    struct slice resources;
    struct request *request;
    UpdateRequest update = {
        .id = message_text_to(&id),
        .resources = { .type_url = message_text_to(&type), .value = message_text_to(&resources) },
    };

    if (!request_decode(call, payload, UpdateRequest_fields, &update) ||
        request_find(call, id, (struct slice){ "", 0 }) == NULL)
        return;
    request = begin(call, "OCI runtime update failed");
    if (request == NULL)
        return;
    (void)snprintf(name, sizeof name, "resources.%zu.json", (size_t)(request - requests));
    (void)snprintf(path, sizeof path, "%s/%s", bundle_path(), name);
    if (!bundle_write(name, resources)) {
        request->used = false;
        server_refuse(call, CODE_INTERNAL, "cannot write to %s", bundle_path());
        return;
    }
    oci_word(&request->job, "update");
    oci_word(&request->job, "--resources");
    oci_word(&request->job, path);
    oci_word(&request->job, task_first()->id);
    run(request);
}

void resize_handle(struct call call, struct slice payload)
{
    struct slice id;
    struct slice exec_id;
    ResizeRequest request = { .id = message_text_to(&id), .exec_id = message_text_to(&exec_id) };
    struct process *process =
        request_decode(call, payload, ResizeRequest_fields, &request) ? request_find(call, id, exec_id) : NULL;

    if (process == NULL)
        return;
    if (streams_resize(&process->streams, request.width, request.height))
        server_answer_empty(call);
    else
        server_refuse(call, CODE_UNKNOWN, "the terminal refuses this size");
}

void close_io_handle(struct call call, struct slice payload)
{
    struct slice id;
    struct slice exec_id;
    CloseIoRequest request = { .id = message_text_to(&id), .exec_id = message_text_to(&exec_id) };
    struct process *process =
        request_decode(call, payload, CloseIoRequest_fields, &request) ? request_find(call, id, exec_id) : NULL;

    if (process == NULL)
        return;
    if (request.input)
        streams_close_in(&process->streams);
    server_answer_empty(call);
}
