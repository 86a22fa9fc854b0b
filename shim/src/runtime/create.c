/* Create: the container, held before its program runs. */
#include "bundle.h"
#include "cgroup.h"
#include "fail.h"
#include "killall.h"
#include "message.h"
#include "request.h"
#include "rootfs.h"
#include "service.h"
#include "task.h"

#include "task.pb.h"

#include <stdio.h>
#include <string.h>

#define PID_FILE "init.pid"

/* How long whoever was refused may take to ask for the end. Milliseconds. */
enum { GOODBYE = 5 * 1000 };

/* What is asked of the runtime besides. */
static struct {
    bool no_pivot_root;
    bool no_new_keyring;
    uint32_t uid;
    uint32_t gid;
} wishes;

static struct process *creating;

static struct fault failed;

static void undone(struct streams *streams)
{
    struct process *process = loop_owner(streams, struct process, streams);

    rootfs_unmount();
    task_remove(process);
    fault_answer(process->call, &failed);
}

/* The answer comes last: whoever has it will ask us to end, and that is refused as long as there is a container. */
static void undo(struct process *process, const struct fault *fault)
{
    failed = *fault;
    streams_finish(&process->streams, undone);
}

static void created(struct process *process)
{
    PidResponse response = { .pid = (uint32_t)process->pid };

    process->state = process->state == PROCESS_STOPPED ? PROCESS_STOPPED : PROCESS_CREATED;
    server_answer(process->call, PidResponse_fields, &response);
    events_created(&(struct event_created){
        .bundle = bundle_path(),
        .in = process->in,
        .out = process->out,
        .err = process->err,
        .terminal = process->terminal,
    });
    task_tell(EVENT_CREATE, process);
    task_started(process);
}

static void runtime_ended(struct oci_job *job, const struct fault *failure)
{
    struct process *process = loop_owner(job, struct process, job);
    struct fault fault;

    if (failure == NULL && !task_take(process, PID_FILE, &fault))
        failure = &fault;
    child_release();
    if (failure != NULL) {
        undo(process, failure);
    } else if (!streams_attach(&process->streams, &fault)) {
        /* There is a container now: Delete will end it. */
        fault_answer(process->call, &fault);
        process->state = PROCESS_CREATED;
        task_started(process);
    } else {
        cgroup_find(process->pid);
        killall_look(process->pid);
        created(process);
    }
}

static bool call_runtime(struct process *process, struct fault *fault)
{
    char pid_file[PATH_SIZE + sizeof PID_FILE];
    struct oci_job *job = &process->job;

    (void)snprintf(pid_file, sizeof pid_file, "%s/" PID_FILE, bundle_path());
    oci_begin(job, "OCI runtime create failed");
    oci_word(job, "create");
    oci_word(job, "--bundle");
    oci_word(job, bundle_path());
    oci_word(job, "--pid-file");
    oci_word(job, pid_file);
    process_name_console(process);
    if (wishes.no_pivot_root)
        oci_word(job, "--no-pivot");
    if (wishes.no_new_keyring)
        oci_word(job, "--no-new-keyring");
    oci_word(job, process->id);
    return oci_run(job, process->streams.runtime, runtime_ended, fault);
}

static void prepared(struct streams *streams, const struct fault *failure)
{
    struct process *process = loop_owner(streams, struct process, streams);
    struct fault fault;

    fail_tell(NULL);
    if (failure != NULL) {
        undo(process, failure);
        return;
    }
    child_keep();
    if (oci_save() ? call_runtime(process, &fault)
                   : fault_note(&fault, CODE_INTERNAL, 0, "cannot write to %s", bundle_path()))
        return;
    child_release();
    undo(process, &fault);
}

static void not_asked(struct timer *timer)
{
    (void)timer;
    loop_stop();
}

/*
 * The log could not be opened, and this process is about to end. Not before it is asked to, or its patience ends:
 * a client that finds its connection closed beside an answer may take that for the answer.
 */
static void tell_caller(const char *message)
{
    static struct timer patience;

    rootfs_unmount();
    task_remove(creating);
    server_refuse(creating->call, CODE_UNKNOWN, "%s", message);
    loop_after(&patience, GOODBYE, not_asked);
    loop_run();
}

static void begin(struct process *process)
{
    struct streams_wish wish = {
        .id = process->id,
        .namespace = task_name()->namespace,
        .in = process->in,
        .out = process->out,
        .err = process->err,
        .terminal = process->terminal,
        .first = true,
        .uid = wishes.uid,
        .gid = wishes.gid,
    };

    creating = process;
    fail_tell(tell_caller);
    streams_prepare(&process->streams, &wish, prepared);
}

static bool take_options(struct slice type, struct slice value, struct fault *fault)
{
    struct slice binary;
    struct slice root;
    RuncOptions options = { .binary_name = message_text_to(&binary), .root = message_text_to(&root) };

    if (type.length > 0 && !slice_is(type, "containerd.runc.v1.Options"))
        return fault_note(fault, CODE_INVALID_ARGUMENT, 0, "options of a type that is not known here");
    if (!message_decode(value, RuncOptions_fields, &options))
        return fault_note(fault, CODE_INVALID_ARGUMENT, 0, "the options can't be decoded");
    wishes.no_pivot_root = options.no_pivot_root;
    wishes.no_new_keyring = options.no_new_keyring;
    wishes.uid = options.io_uid;
    wishes.gid = options.io_gid;
    return oci_configure(binary, root, options.systemd_cgroup, task_name()->namespace, fault);
}

static bool mount_one(struct slice mount, void *fault)
{
    return rootfs_mount(mount, fault);
}

/* Decoded a second time for the mounts, when all else was found right. */
static bool mount_all(struct slice payload, struct fault *fault)
{
    struct message_each each = { mount_one, fault };
    CreateRequest request = { .rootfs = message_each_to(&each) };

    if (message_decode(payload, CreateRequest_fields, &request))
        return true;
    rootfs_unmount();
    return false;
}

void create_handle(struct call call, struct slice payload)
{
    struct process_wish wish;
    struct slice bundle;
    struct slice checkpoint;
    struct slice type;
    struct slice value;
    struct fault fault;
    struct process *process = NULL;
    CreateRequest request = {
        .id = message_text_to(&wish.id),
        .bundle = message_text_to(&bundle),
        .input = message_text_to(&wish.in),
        .output = message_text_to(&wish.out),
        .errors = message_text_to(&wish.err),
        .checkpoint = message_text_to(&checkpoint),
        .options = { .type_url = message_text_to(&type), .value = message_text_to(&value) },
    };

    if (!request_decode(call, payload, CreateRequest_fields, &request))
        return;
    wish.terminal = request.terminal;
    if (creating != NULL)
        fault_note(&fault, CODE_ALREADY_EXISTS, 0, "this process has its container already");
    else if (!slice_is(wish.id, task_name()->id) || !slice_is(bundle, bundle_path()))
        fault_note(&fault, CODE_INVALID_ARGUMENT, 0, "this process is for %s in %s", task_name()->id, bundle_path());
    else if (checkpoint.length > 0)
        fault_note(&fault, CODE_UNIMPLEMENTED, 0, "checkpoints can't be restored");
    else if (take_options(type, value, &fault) && mount_all(payload, &fault))
        process = process_make(&wish, true, &fault);
    if (process == NULL) {
        fault_answer(call, &fault);
        return;
    }
    (void)task_add(process, &fault);
    (void)task_begin(process, call);
    begin(process);
}
