#include "serve.h"

#include "child.h"
#include "events.h"
#include "fail.h"
#include "handoff.h"
#include "limits.h"
#include "loop.h"
#include "orphan.h"
#include "process.h"
#include "report.h"
#include "server.h"
#include "service.h"
#include "task.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* How long the last events may take. Milliseconds. */
enum { LAST_EVENTS = 10 * 1000 };

static char socket_path[SOCKET_SIZE];
static char events_address[SOCKET_SIZE];

static int oom_score(void)
{
    char text[16] = "";
    int fd = open("/proc/self/oom_score_adj", O_RDONLY | O_CLOEXEC);

    if (fd < 0)
        return 0;
    if (read(fd, text, sizeof text - 1) < 0)
        text[0] = '\0';
    close(fd);
    return (int)strtol(text, NULL, 10);
}

/* What it inherits from us must not be as safe from the kernel as we are: a little less safe than containerd. */
static void set_oom_score(void)
{
    int score = oom_score();

    child_oom_score(score < 1000 ? score + 1 : score);
}

/* containerd says where in the environment; else it is beside its main socket. */
static void find_events_address(const char *address)
{
    const char *given = getenv("TTRPC_ADDRESS");
    int length = given != NULL && given[0] != '\0'
                     ? snprintf(events_address, sizeof events_address, "%s", given)
                     : snprintf(events_address, sizeof events_address, "%s.ttrpc", address);

    if (length < 0 || (size_t)length >= sizeof events_address)
        fail(FAIL_USAGE, 0, "containerd's address is too long");
}

static _Noreturn void end(void)
{
    (void)unlink(socket_path);
    _exit(0);
}

/* The answer to this call is on its way; what is left is that the last events are taken. */
static void shut_down(void)
{
    server_close();
    server_flush();
    events_drain(LAST_EVENTS, end);
}

static void connected(void)
{
    events_retry();
    orphan_trust();
}

static void disconnected(uint32_t connection)
{
    waiters_forget(connection);
    orphan_suspect();
}

void serve_open(const struct arguments *arguments, int listener, const char *socket)
{
    static struct task_name name;
    struct server server = {
        .service = "containerd.task.v2.Task",
        .methods = service_methods,
        .connected = connected,
        .disconnected = disconnected,
    };

    name = (struct task_name){ .namespace = arguments->namespace, .id = arguments->id };
    (void)snprintf(socket_path, sizeof socket_path, "%s", socket);
    find_events_address(arguments->address);
    set_oom_score();
    handoff_detach();
    task_open(&name);
    report_open(name.namespace, name.id);
    events_open(events_address, name.namespace, name.id);
    service_on_shutdown(shut_down);
    orphan_open(shut_down);
    if (!loop_open() || !child_open() || !server_open(listener, &server))
        fail(FAIL_SYSTEM, errno, "cannot serve");
}

void serve_detach(void)
{
    int null = open("/dev/null", O_RDWR);

    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (null < 0 || dup2(null, fd) < 0)
            close(fd);
    if (null > STDERR_FILENO)
        close(null);
}

void serve_run(void)
{
    loop_run();
    end();
}
