/* Waits for descriptors and times, and calls who asked for them. One thread, so nothing here is ever run twice at once. */
#ifndef CONTD_SHIM_LOOP_H
#define CONTD_SHIM_LOOP_H

#include <stdbool.h>
#include <stdint.h>

/* A descriptor that is waited for. All zero is one that is not. */
struct watch {
    bool active;
    int fd;
    uint32_t events; /* EPOLLIN, EPOLLOUT; 0: only errors */
    void (*ready)(struct watch *watch, uint32_t events);
};

/* A time that is waited for. All zero is one that is not. */
struct timer {
    int64_t due; /* milliseconds of the monotonic clock */
    bool active;
    void (*fire)(struct timer *timer);
    struct timer *next;
};

/* The structure that holds this member: from what a callback is given to what it belongs to. */
#define loop_owner(member_pointer, type, member) ((type *)(void *)((char *)(member_pointer) - offsetof(type, member)))

/* In the process that will run it: a signal descriptor tells only the process that put it into the set. */
bool loop_open(void);

/* Calls `ready` whenever the descriptor is. False, with errno: it can't be waited for. */
bool loop_watch(struct watch *watch, int fd, uint32_t events, void (*ready)(struct watch *, uint32_t));

/* What to wait for from now on. */
void loop_change(struct watch *watch, uint32_t events);

/* No more calls. Before the descriptor is closed, not after. Nothing happens if it isn't watched. */
void loop_forget(struct watch *watch);

/* Calls `fire` once, so many milliseconds from now; a time set before is replaced. */
void loop_after(struct timer *timer, int64_t milliseconds, void (*fire)(struct timer *));
void loop_cancel(struct timer *timer);

int64_t loop_now(void);

/* Runs until loop_stop(). */
void loop_run(void);
void loop_stop(void);

#endif
