/* Tells containerd what happens to the task: in order, again and again until it takes it. */
#ifndef CONTD_SHIM_EVENTS_H
#define CONTD_SHIM_EVENTS_H

#include "limits.h"

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

enum event_type {
    EVENT_CREATE,
    EVENT_START,
    EVENT_EXEC_ADDED,
    EVENT_EXEC_STARTED,
    EVENT_PAUSED,
    EVENT_RESUMED,
    EVENT_OOM,
    EVENT_EXIT,
    EVENT_DELETE,
};

struct event {
    enum event_type type;
    char id[ID_SIZE]; /* of the process that it is about; the container's first process has the container's id */
    uint32_t pid;
    uint32_t exit_status;
    struct timespec exited_at;
    struct timespec happened; /* filled in by events_send() */
};

/* What an EVENT_CREATE tells besides. The texts stay where they are for as long as the process lives. */
struct event_created {
    const char *bundle;
    const char *in;
    const char *out;
    const char *err;
    bool terminal;
};

/* Where containerd listens for events, and whose these are. The texts stay where they are. */
void events_open(const char *address, const char *namespace, const char *container);
void events_created(const struct event_created *created);

void events_send(const struct event *event);

/* containerd is there again: what waits is tried at once. */
void events_retry(void);

/* Calls `drained` when all events were taken, or when so many milliseconds have passed. */
void events_drain(int64_t milliseconds, void (*drained)(void));

#endif
