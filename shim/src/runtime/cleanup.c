#include "cleanup.h"

#include "bundle.h"
#include "child.h"
#include "fail.h"
#include "limits.h"
#include "loop.h"
#include "message.h"
#include "oci.h"
#include "rootfs.h"
#include "task.h"

#include "task.pb.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { KILLED = 128 + SIGKILL };

static void open_bundle(const struct arguments *arguments)
{
    char path[PATH_SIZE];

    if (arguments->bundle[0] == '\0' && getcwd(path, sizeof path) == NULL)
        fail(FAIL_SYSTEM, errno, "cannot find the bundle");
    if (!bundle_open(arguments->bundle[0] == '\0' ? path : arguments->bundle))
        fail(FAIL_SYSTEM, errno, "cannot open the bundle");
}

static void runtime_ended(struct oci_job *job, const struct fault *fault)
{
    (void)job;
    if (fault != NULL)
        dprintf(STDERR_FILENO, "%s\n", fault->text);
    loop_stop();
}

/* A container that was never made, or is deleted, has left no word of its runtime. */
static void delete_container(const struct arguments *arguments)
{
    static const int none[3] = { -1, -1, -1 };
    static struct oci_job job;
    sigset_t ends;
    struct fault fault;

    if (!oci_restore())
        return;
    sigemptyset(&ends);
    sigaddset(&ends, SIGCHLD);
    if (sigprocmask(SIG_BLOCK, &ends, NULL) < 0 || !loop_open() || !child_open())
        fail(FAIL_SYSTEM, errno, "cannot wait for the runtime");
    oci_begin(&job, "failed to delete task");
    oci_word(&job, "delete");
    oci_word(&job, "--force");
    oci_word(&job, arguments->id);
    if (oci_run(&job, none, runtime_ended, &fault))
        loop_run();
    else
        dprintf(STDERR_FILENO, "%s\n", fault.text);
}

/* How it ended if that is known; else it is killed now. */
static void find_ending(DeleteResponse *response)
{
    char text[96];
    unsigned pid;
    unsigned status;
    long long seconds;
    long nanoseconds;
    struct timespec now;

    response->has_exited_at = true;
    if (bundle_read(TASK_ENDING, text, sizeof text, false) > 0 &&
        sscanf(text, "%u %u %lld %ld", &pid, &status, &seconds, &nanoseconds) == 4) {
        response->pid = pid;
        response->exit_status = status;
        response->exited_at = (Timestamp){ .seconds = seconds, .nanos = (int32_t)nanoseconds };
        return;
    }
    (void)clock_gettime(CLOCK_REALTIME, &now);
    response->pid = (uint32_t)bundle_read_pid("init.pid");
    response->exit_status = KILLED;
    response->exited_at = (Timestamp){ .seconds = now.tv_sec, .nanos = (int32_t)now.tv_nsec };
}

/* The socket of whoever was there before; only in the folder where such sockets are. */
static void remove_socket(void)
{
    char address[SOCKET_SIZE + 8];
    const char *folder = "unix:///run/containerd/s/";

    if (bundle_read("address", address, sizeof address, false) > 0 && strncmp(address, folder, strlen(folder)) == 0 &&
        strchr(address + strlen(folder), '/') == NULL)
        (void)unlink(address + strlen("unix://"));
}

int cleanup(const struct arguments *arguments)
{
    DeleteResponse response = { .has_exited_at = true };
    char bytes[64];
    size_t size;

    open_bundle(arguments);
    find_ending(&response);
    delete_container(arguments);
    rootfs_unmount();
    remove_socket();
    size = message_size(DeleteResponse_fields, &response);
    if (size > sizeof bytes || !message_encode(DeleteResponse_fields, &response, bytes, size))
        return FAIL_SYSTEM;
    return write(STDOUT_FILENO, bytes, size) == (ssize_t)size ? 0 : FAIL_SYSTEM;
}
