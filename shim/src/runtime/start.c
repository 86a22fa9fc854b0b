#include "start.h"

#include "bundle.h"
#include "fail.h"
#include "limits.h"
#include "serve.h"
#include "unixsocket.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

/* The folder that containerd has started us in. */
static void open_bundle(void)
{
    char path[PATH_SIZE];

    if (getcwd(path, sizeof path) == NULL || !bundle_open(path))
        fail(FAIL_SYSTEM, errno, "cannot open the bundle");
}

/* In the new process: the other end of `ready` is closed when it serves, or has failed. */
static _Noreturn void become_server(const struct arguments *arguments, int listener, const char *socket, int ready)
{
    char serving = 'r';

    serve_open(arguments, listener, socket);
    if (write(ready, &serving, 1) != 1) {
        /* Who started us is gone; containerd will say what becomes of the task. */
    }
    close(ready);
    serve_detach();
    serve_run();
}

static bool wait_ready(int ready)
{
    char byte;
    ssize_t got;

    do
        got = read(ready, &byte, 1);
    while (got < 0 && errno == EINTR);
    return got == 1;
}

/*
 * What containerd was started with and never closed: we live as long as a container, and would keep it open as long. A
 * kernel before 5.9 refuses.
 */
static void close_inherited(void)
{
    if (syscall(SYS_close_range, STDERR_FILENO + 1, ~0U, 0) < 0) {
        /* No reason not to start. */
    }
}

int start(const struct arguments *arguments)
{
    char socket[SOCKET_SIZE];
    char address[SOCKET_SIZE + 8];
    int ready[2];
    int listener;
    pid_t pid;

    close_inherited();
    open_bundle();
    listener = unixsocket_listen(socket);
    if (listener < 0)
        fail(FAIL_SYSTEM, errno, "cannot listen on a socket");
    (void)snprintf(address, sizeof address, "unix://%s", socket);
    /* Where containerd finds us when it comes back. */
    if (!bundle_write("address", (struct slice){ address, strlen(address) }) || pipe(ready) < 0)
        fail(FAIL_SYSTEM, errno, "cannot write the address");
    pid = fork();
    if (pid < 0)
        fail(FAIL_SYSTEM, errno, "cannot fork");
    if (pid == 0) {
        close(ready[0]);
        become_server(arguments, listener, socket, ready[1]);
    }
    close(ready[1]);
    if (!wait_ready(ready[0])) {
        (void)unlink(socket);
        return FAIL_SYSTEM; /* it has said why */
    }
    return dprintf(STDOUT_FILENO, "%s", address) > 0 ? 0 : FAIL_SYSTEM;
}
