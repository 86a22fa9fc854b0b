#include "oom.h"

#include "cgroup.h"
#include "loop.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

enum { TEXT = 1024 };

/* The kernel tells that memory has run out before it counts whom it killed for it. Milliseconds. */
enum { LOOK_FIRST = 10, LOOK_LAST = 2000 };

static struct watch watched;
static struct timer look;
static int64_t look_in;
static uint64_t known; /* how many kills were told */
static void (*told)(void);

static uint64_t count(void)
{
    char text[TEXT];
    const char *file = cgroup_unified() ? "memory.events" : "memory.oom_control";

    return cgroup_read("memory", file, text, sizeof text) ? cgroup_value(text, "oom_kill") : 0;
}

void oom_check(void)
{
    uint64_t kills = told == NULL ? 0 : count();

    if (kills > known) {
        known = kills;
        told();
    }
}

static void look_again(struct timer *timer)
{
    uint64_t before = known;

    oom_check();
    look_in *= 2;
    if (known == before && look_in <= LOOK_LAST)
        loop_after(timer, look_in, look_again);
}

void oom_forget(void)
{
    loop_cancel(&look);
    if (watched.active) {
        loop_forget(&watched);
        close(watched.fd);
    }
    told = NULL;
}

/* Something has changed; when the group itself is gone, nothing more will. */
static void changed(struct watch *watch, uint32_t events)
{
    char bytes[TEXT];
    char path[PATH_SIZE];

    (void)events;
    if (read(watch->fd, bytes, sizeof bytes) < 0)
        return;
    look_in = LOOK_FIRST;
    look_again(&look);
    if (!cgroup_path("memory", path) || access(path, F_OK) < 0) {
        loop_forget(watch);
        close(watch->fd);
    }
}

/* An event descriptor that the kernel counts up when the group runs out of memory. */
static int watch_v1(const char *path)
{
    char control[PATH_SIZE + 32];
    int notice = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    int memory;
    int to;
    int length;
    bool done;

    (void)snprintf(control, sizeof control, "%s/memory.oom_control", path);
    memory = open(control, O_RDONLY | O_CLOEXEC);
    (void)snprintf(control, sizeof control, "%s/cgroup.event_control", path);
    to = open(control, O_WRONLY | O_CLOEXEC);
    length = snprintf(control, sizeof control, "%d %d", notice, memory);
    done = notice >= 0 && memory >= 0 && to >= 0 && write(to, control, (size_t)length) == length;
    if (memory >= 0)
        close(memory);
    if (to >= 0)
        close(to);
    if (done || notice < 0)
        return notice;
    close(notice);
    return -1;
}

static int watch_v2(const char *path)
{
    char events[PATH_SIZE + 32];
    int notice = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);

    (void)snprintf(events, sizeof events, "%s/memory.events", path);
    if (notice < 0 || inotify_add_watch(notice, events, IN_MODIFY) >= 0)
        return notice;
    close(notice);
    return -1;
}

void oom_watch(void (*killed)(void))
{
    char path[PATH_SIZE];
    int notice;

    if (!cgroup_path("memory", path))
        return;
    told = killed;
    notice = cgroup_unified() ? watch_v2(path) : watch_v1(path);
    if (notice >= 0 && !loop_watch(&watched, notice, EPOLLIN, changed))
        close(notice);
}
