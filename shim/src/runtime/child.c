#include "child.h"

#include "loop.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* Processes that ended before we were told of them. What a container leaves to us besides is pushed out by newer ones. */
enum { KEPT = 64 };

struct kept {
    pid_t pid;
    struct ending ending;
};

static struct child *children;
static struct watch signals;
static struct kept kept[KEPT];
static size_t next_kept;
static unsigned keepers;
static int oom_score;

static struct ending ending_of(int status)
{
    struct ending ending = { .status = 0 };

    ending.status = WIFSIGNALED(status) ? 128 + (uint32_t)WTERMSIG(status) : (uint32_t)WEXITSTATUS(status);
    (void)clock_gettime(CLOCK_REALTIME, &ending.at);
    return ending;
}

static struct child *take(pid_t pid)
{
    for (struct child **at = &children; *at != NULL; at = &(*at)->next) {
        if ((*at)->pid == pid) {
            struct child *found = *at;

            *at = found->next;
            return found;
        }
    }
    return NULL;
}

static void keep(pid_t pid, const struct ending *ending)
{
    if (keepers == 0)
        return;
    kept[next_kept] = (struct kept){ pid, *ending };
    next_kept = (next_kept + 1) % KEPT;
}

static void reap(struct watch *watch, uint32_t events)
{
    struct signalfd_siginfo signal;
    int status;
    pid_t pid;

    (void)events;
    while (read(watch->fd, &signal, sizeof signal) > 0)
        continue; /* one signal may stand for many ends */
    while ((pid = waitpid(-1, &status, WNOHANG)) > 0) {
        struct ending ending = ending_of(status);
        struct child *child = take(pid);

        if (child != NULL)
            child->ended(child, &ending);
        else
            keep(pid, &ending);
    }
}

bool child_open(void)
{
    sigset_t ends;
    int fd;

    if (prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) < 0)
        return false;
    sigemptyset(&ends);
    sigaddset(&ends, SIGCHLD);
    fd = signalfd(-1, &ends, SFD_CLOEXEC | SFD_NONBLOCK);
    return fd >= 0 && loop_watch(&signals, fd, EPOLLIN, reap);
}

void child_oom_score(int score)
{
    oom_score = score;
}

static void set_oom_score(void)
{
    char text[16];
    int length = snprintf(text, sizeof text, "%d", oom_score);
    int fd = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);

    /* Without /proc there is none to set. */
    if (fd >= 0 && length > 0 && write(fd, text, (size_t)length) < 0) {
        /* Refused: then it is ours. */
    }
    if (fd >= 0)
        close(fd);
}

enum { DESCRIPTORS = sizeof((struct program *)0)->descriptors / sizeof(int) };

/*
 * Puts each descriptor where it belongs. First all are copied above that place, so that none is overwritten before it
 * was copied.
 */
static int place_descriptors(const struct program *program)
{
    int above[DESCRIPTORS];
    int count = 0;

    while (count < DESCRIPTORS && program->descriptors[count] >= 0) {
        above[count] = fcntl(program->descriptors[count], F_DUPFD_CLOEXEC, DESCRIPTORS);
        if (above[count] < 0)
            return -1;
        count++;
    }
    for (int at = 0; at < count; at++)
        if (dup2(above[at], at) < 0)
            return -1;
    return count;
}

/* In the new process. What a container inherits must not be what we made for ourselves. */
static _Noreturn void become(const struct program *program, pid_t parent)
{
    sigset_t none;
    int count = place_descriptors(program);

    if (count < 0)
        _exit(127);
    if (syscall(SYS_close_range, (unsigned)count, ~0U, 0) < 0) {
        /* A kernel before 5.9: all of ours are close-on-exec. */
    }
    set_oom_score();
    umask(022);
    if (!program->outlives_us && (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) < 0 || getppid() != parent))
        _exit(127);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    if (program->environment != NULL)
        execvpe(program->arguments[0], (char *const *)(uintptr_t)program->arguments,
                (char *const *)(uintptr_t)program->environment);
    else
        execvp(program->arguments[0], (char *const *)(uintptr_t)program->arguments);
    _exit(127);
}

bool child_start(struct child *child, const struct program *program,
                 void (*ended)(struct child *, const struct ending *))
{
    pid_t parent = getpid();
    pid_t pid = fork();

    if (pid < 0)
        return false;
    if (pid == 0)
        become(program, parent);
    *child = (struct child){ .pid = pid, .ended = ended, .next = children };
    children = child;
    return true;
}

void child_keep(void)
{
    keepers++;
}

void child_release(void)
{
    if (--keepers > 0)
        return;
    /* From now on a pid may be another process's. */
    memset(kept, 0, sizeof kept);
    next_kept = 0;
}

bool child_adopt(struct child *child, pid_t pid, void (*ended)(struct child *, const struct ending *),
                 struct ending *ending)
{
    for (size_t at = 0; at < KEPT; at++) {
        if (kept[at].pid == pid) {
            *ending = kept[at].ending;
            kept[at].pid = 0;
            return true;
        }
    }
    *child = (struct child){ .pid = pid, .ended = ended, .next = children };
    children = child;
    return false;
}
