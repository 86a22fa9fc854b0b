#include "killall.h"

#include "cgroup.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { STATUS = 2048, TURNS = 16 };

static bool by_kernel = true;

void killall_look(pid_t pid)
{
    char path[64];
    char text[STATUS];
    const char *line;
    ssize_t got;
    int fd;

    (void)snprintf(path, sizeof path, "/proc/%d/status", (int)pid);
    fd = open(path, O_RDONLY | O_CLOEXEC);
    got = fd < 0 ? -1 : read(fd, text, sizeof text - 1);
    if (fd >= 0)
        close(fd);
    text[got < 0 ? 0 : got] = '\0';
    /* Its pids, from our namespace inwards: the last is the one in its own. */
    line = strstr(text, "\nNSpid:");
    if (line == NULL)
        return;
    line = strchrnul(line + 1, '\n');
    by_kernel = line[-1] == '1' && line[-2] == '\t';
}

bool killall_by_kernel(void)
{
    return by_kernel;
}

struct search {
    bool ours; /* this very process was found */
    unsigned killed;
};

static void find_us(pid_t pid, void *argument)
{
    struct search *search = argument;

    search->ours = search->ours || pid == getpid();
}

static void kill_one(pid_t pid, void *argument)
{
    struct search *search = argument;

    search->killed++;
    (void)kill(pid, SIGKILL);
}

void killall_left_behind(void)
{
    struct search search = { .killed = 1 };

    if (by_kernel)
        return;
    /* A container that was given no groups of its own is in ours, and so may the whole node be. */
    cgroup_pids(find_us, &search);
    /* Again as long as some are found: one may have started another before it was killed. */
    for (int turn = 0; !search.ours && turn < TURNS && search.killed > 0; turn++) {
        search.killed = 0;
        cgroup_pids(kill_one, &search);
    }
}
