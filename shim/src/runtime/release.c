#include "release.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/stat.h>
#include <unistd.h>

static struct {
    struct watch pipe;
    struct process *process;
    char path[PATH_SIZE];
    bool written; /* the process has said that it goes on */
    void (*done)(struct process *, const struct fault *);
} release;

static void finish(const struct fault *fault)
{
    loop_forget(&release.pipe);
    close(release.pipe.fd);
    release.process->stopped = NULL;
    /* Its absence is what tells runc that the container was started. */
    if (fault == NULL)
        (void)unlink(release.path);
    release.done(release.process, fault);
}

/* Reads what is there. False: not all of it has come. */
static bool read_pipe(void)
{
    char bytes[64];
    ssize_t got;

    while ((got = read(release.pipe.fd, bytes, sizeof bytes)) > 0)
        release.written = true;
    return got == 0 && release.written;
}

static void pipe_ready(struct watch *watch, uint32_t events)
{
    (void)watch;
    (void)events;
    if (read_pipe())
        finish(NULL);
}

/* It may have gone on and ended before we looked. */
static void process_stopped(struct process *process)
{
    struct fault fault;

    (void)process;
    (void)read_pipe();
    if (release.written) {
        finish(NULL);
        return;
    }
    fault_note(&fault, CODE_UNKNOWN, 0, "OCI runtime start failed: the container's process has ended");
    finish(&fault);
}

/* The pipe that the container waits at; -1: there is none, or something else is in its place. */
static int open_pipe(void)
{
    int fd = open(release.path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOFOLLOW);
    struct stat file;

    if (fd >= 0 && (fstat(fd, &file) < 0 || !S_ISFIFO(file.st_mode))) {
        close(fd);
        return -1;
    }
    return fd;
}

bool release_begin(struct process *process, void (*done)(struct process *, const struct fault *))
{
    int fd;

    /* With a socket in the environment runc waits for more than that. */
    if (!oci_is_runc() || getenv("NOTIFY_SOCKET") != NULL || !oci_state_path(process->id, "exec.fifo", release.path))
        return false;
    fd = open_pipe();
    if (fd < 0)
        return false;
    release.process = process;
    release.written = false;
    release.done = done;
    if (!loop_watch(&release.pipe, fd, EPOLLIN, pipe_ready)) {
        close(fd);
        return false;
    }
    process->stopped = process_stopped;
    return true;
}
