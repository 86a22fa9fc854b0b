#include "loop.h"

#include <errno.h>
#include <limits.h>
#include <stddef.h>
#include <sys/epoll.h>
#include <time.h>

static int epoll_fd = -1;
static struct timer *timers; /* the earliest first */
static bool stopped;

bool loop_open(void)
{
    epoll_fd = epoll_create1(EPOLL_CLOEXEC);
    return epoll_fd >= 0;
}

bool loop_watch(struct watch *watch, int fd, uint32_t events, void (*ready)(struct watch *, uint32_t))
{
    struct epoll_event event = { .events = events, .data.ptr = watch };

    if (epoll_ctl(epoll_fd, EPOLL_CTL_ADD, fd, &event) < 0)
        return false;
    *watch = (struct watch){ .active = true, .fd = fd, .events = events, .ready = ready };
    return true;
}

void loop_change(struct watch *watch, uint32_t events)
{
    struct epoll_event event = { .events = events, .data.ptr = watch };

    if (!watch->active || watch->events == events)
        return;
    /* Of a descriptor that is in the set nothing can be refused. */
    (void)epoll_ctl(epoll_fd, EPOLL_CTL_MOD, watch->fd, &event);
    watch->events = events;
}

void loop_forget(struct watch *watch)
{
    if (!watch->active)
        return;
    (void)epoll_ctl(epoll_fd, EPOLL_CTL_DEL, watch->fd, NULL);
    watch->active = false;
}

int64_t loop_now(void)
{
    struct timespec time;

    (void)clock_gettime(CLOCK_MONOTONIC, &time); /* a clock that every kernel has */
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

void loop_after(struct timer *timer, int64_t milliseconds, void (*fire)(struct timer *))
{
    struct timer **at = &timers;

    loop_cancel(timer);
    timer->due = loop_now() + milliseconds;
    timer->fire = fire;
    timer->active = true;
    while (*at != NULL && (*at)->due <= timer->due)
        at = &(*at)->next;
    timer->next = *at;
    *at = timer;
}

void loop_cancel(struct timer *timer)
{
    struct timer **at = &timers;

    if (!timer->active)
        return;
    while (*at != timer)
        at = &(*at)->next;
    *at = timer->next;
    timer->active = false;
}

static int patience(void)
{
    int64_t left;

    if (timers == NULL)
        return -1;
    left = timers->due - loop_now();
    if (left <= 0)
        return 0;
    return left < INT_MAX ? (int)left : INT_MAX;
}

static void fire_due(void)
{
    while (!stopped && timers != NULL && timers->due <= loop_now()) {
        struct timer *timer = timers;

        loop_cancel(timer);
        timer->fire(timer);
    }
}

void loop_run(void)
{
    struct epoll_event event;

    /*
     * One at a time: what a callback does may forget any other watch, and an event of it that was fetched before would
     * then point to nothing. The kernel puts what is still ready at the end of its list, so each has its turn.
     */
    while (!stopped) {
        if (epoll_wait(epoll_fd, &event, 1, patience()) == 1) {
            struct watch *watch = event.data.ptr;

            watch->ready(watch, event.events);
        }
        fire_due();
    }
}

void loop_stop(void)
{
    stopped = true;
}
