/* A process of the container that containerd knows: the first, or one that was added by Exec. */
#ifndef CONTD_SHIM_PROCESS_H
#define CONTD_SHIM_PROCESS_H

#include "child.h"
#include "limits.h"
#include "oci.h"
#include "streams.h"

enum process_state {
    PROCESS_ADDED,   /* known, but there is no process yet */
    PROCESS_CREATED, /* the first only: made, and held before its program */
    PROCESS_RUNNING,
    PROCESS_STOPPED,
};

struct process {
    struct process *next;
    size_t size; /* of the memory that this lies in */
    enum process_state state;
    bool first;
    bool busy;        /* a call that changes it is under way */
    bool ended_early; /* before whoever started it was answered: its end is told after that */
    pid_t pid;
    struct child child;
    struct ending ending;
    struct oci_job job; /* of the call that is under way */
    struct call call;
    void (*stopped)(struct process *process); /* told of an end that comes while it is busy; may be NULL */
    struct call queued;                       /* waits until it is not busy any more */
    void (*dequeue)(struct process *process, struct call queued); /* NULL: none waits */
    struct streams streams;
    char id[ID_SIZE];
    bool terminal;
    const char *in;
    const char *out;
    const char *err;
    char texts[]; /* these three */
};

/* What a request says of a process. */
struct process_wish {
    struct slice id;
    bool terminal;
    struct slice in;
    struct slice out;
    struct slice err;
};

/* NULL with a fault: the wish is wrong, or there is no memory. */
struct process *process_make(const struct process_wish *wish, bool first, struct fault *fault);
void process_free(struct process *process);

/* Words for the runtime that is called: where it sends the terminal, if there is to be one. */
void process_name_console(struct process *process);

/* Answers calls that wait for the end of the process, once it has ended; those of a process that is deleted are refused. */
bool waiters_add(struct call call, const struct process *process);
void waiters_tell(const struct process *process);
void waiters_refuse(const struct process *process);
void waiters_forget(uint32_t connection);

#endif
