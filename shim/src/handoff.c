#include "handoff.h"

#include "fail.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

const char *handoff_arguments(int argc, char **argv)
{
    if (argc == 2 && strcmp(argv[1], "--help") == 0)
        answer_help();
    if (argc == 2 && strcmp(argv[1], "--version") == 0)
        answer_version();
    /* The path must be absolute: we don't stay in the directory that we are started in. */
    if (argc != 3 || strcmp(argv[1], "settings") != 0 || argv[2][0] != '/')
        fail_usage();
    return argv[2];
}

/*
 * Only KILL may end us while a pipe is open, since that breaks the container's next write. So every signal is blocked,
 * and TERM is asked for later (pump.c). Of those that never arrive: PIPE and XFSZ are seen as errors of write(); HUP,
 * INT and QUIT are for whoever sits at the terminal of containerd, and end that, not a container's log.
 */
static void block_signals(void)
{
    sigset_t all;

    if (sigfillset(&all) < 0 || sigprocmask(SIG_SETMASK, &all, NULL) < 0)
        fail(FAIL_SYSTEM, errno, "cannot block signals");
}

enum { LOWEST_OOM_SCORE = -1000 };

static bool set_oom_score(int fd, int score)
{
    char text[16];
    int length = snprintf(text, sizeof text, "%d", score);

    return length > 0 && write(fd, text, (size_t)length) == length;
}

static int oom_score(int fd)
{
    char text[16];
    ssize_t length = pread(fd, text, sizeof text - 1, 0);

    if (length <= 0)
        return LOWEST_OOM_SCORE; /* not to be known: nothing to lower */
    text[length] = '\0';
    return (int)strtol(text, NULL, 10);
}

/*
 * With CAP_SYS_RESOURCE that is -1000: never killed for memory. Without it the kernel has a lower bound for us, which
 * it tells nobody, and we go down to that: it is below what we inherited if our starter was raised. Where there is no
 * /proc, or nothing lower is allowed, we keep what we have.
 */
static void lower_oom_score(void)
{
    int fd = open("/proc/self/oom_score_adj", O_RDWR | O_CLOEXEC);
    int refused = LOWEST_OOM_SCORE;
    int allowed;

    if (fd < 0)
        return;
    allowed = set_oom_score(fd, LOWEST_OOM_SCORE) ? LOWEST_OOM_SCORE : oom_score(fd);
    while (allowed - refused > 1) {
        int between = refused + (allowed - refused) / 2;

        if (set_oom_score(fd, between))
            allowed = between;
        else
            refused = between;
    }
    close(fd);
}

void handoff_detach(void)
{
    block_signals();
    /* Out of the starter's process group: a kill of that group is not meant for us. EPERM: we lead one already. */
    if (setsid() < 0 && errno != EPERM)
        fail(FAIL_SYSTEM, errno, "cannot start a session");
    /* No directory is kept busy by a process that lives as long as its container. */
    if (chdir("/") < 0)
        fail(FAIL_SYSTEM, errno, "cannot change to directory /");
    umask(027);
    lower_oom_score();
}

/*
 * Closes what our starter had open by mistake: we live as long as a container, and whoever waits for the end of such a
 * pipe would wait as long. A kernel before 5.9 refuses, as may a filter of system calls: then they stay open.
 */
static void close_others(void)
{
    if (syscall(SYS_close_range, HANDOFF_READY + 1, ~0U, 0) < 0) {
        /* No reason not to start. */
    }
}

/*
 * A closed stdin, stdout or stderr would be the number of the next file opened, and what is meant for stderr would
 * land in that. open() takes the lowest free number, so going upwards fills each gap.
 */
static void fill_standard_descriptors(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", O_RDWR) != fd)
            fail(FAIL_SYSTEM, errno, "cannot open /dev/null in place of descriptor %d", fd);
}

static struct handoff_fault check(int fd, int refused, const char *refusal)
{
    int flags = fcntl(fd, F_GETFL);

    if (flags < 0)
        return (struct handoff_fault){ "is not open", fd, errno };
    if ((flags & O_ACCMODE) == refused || (flags & O_PATH) != 0)
        return (struct handoff_fault){ refusal, fd, 0 };
    if (fcntl(fd, F_SETFD, FD_CLOEXEC) < 0)
        return (struct handoff_fault){ "cannot be made close-on-exec", fd, errno };
    return (struct handoff_fault){ NULL, fd, 0 };
}

struct handoff_fault handoff_descriptors(void)
{
    struct handoff_fault fault = check(HANDOFF_STDOUT, O_WRONLY, "cannot be read");

    if (fault.what == NULL)
        fault = check(HANDOFF_STDERR, O_WRONLY, "cannot be read");
    if (fault.what == NULL)
        fault = check(HANDOFF_READY, O_RDONLY, "cannot be written");
    close_others();
    fill_standard_descriptors();
    return fault;
}

static const char *purpose(int fd)
{
    switch (fd) {
    case HANDOFF_STDOUT:
        return "the container's stdout";
    case HANDOFF_STDERR:
        return "the container's stderr";
    default:
        return "the ready pipe";
    }
}

void handoff_accept(const struct handoff_fault *fault)
{
    if (fault->what != NULL)
        fail(FAIL_DESCRIPTOR, fault->error, "descriptor %d (%s) %s", fault->fd, purpose(fault->fd), fault->what);
}

void handoff_ready(void)
{
    ssize_t put;

    do
        put = write(HANDOFF_READY, "1", 1);
    while (put < 0 && errno == EINTR);
    /* EPIPE: the starter is gone. The container's output, if there is any, is still ours to write. */
    if (put < 0 && errno != EPIPE)
        fail(FAIL_DESCRIPTOR, errno, "cannot say ready on descriptor %d", HANDOFF_READY);
    close(HANDOFF_READY);
}
