/* The input and output of one process of the container: made for the runtime, then carried to where the caller wants it. */
#ifndef CONTD_SHIM_STREAMS_H
#define CONTD_SHIM_STREAMS_H

#include "console.h"
#include "fault.h"
#include "logger.h"
#include "relay.h"

/* What is asked for: each a path of a named pipe, a URI, or empty. */
struct streams_wish {
    const char *id; /* of the process */
    const char *namespace;
    const char *in;
    const char *out;
    const char *err;
    bool terminal;
    bool first;   /* the container's first process: its log is written here */
    uint32_t uid; /* who is to own the pipes */
    uint32_t gid;
};

/* All zero is none. */
struct streams {
    struct streams_wish wish;
    bool begun;
    bool in_closed; /* the input is to have an end */
    int runtime[3];  /* what the runtime gets as 0, 1 and 2; -1: /dev/null */
    int ours[3];     /* our ends of these, until they belong to a relay or a log; -1: none */
    int keep_in;     /* a writing end of the named pipe for input: that its writer goes away is not its end. -1: none */
    int terminal;    /* the controlling side; -1: none */
    struct console console;
    bool logged; /* by this process */
    bool log_ended;
    bool programmed; /* by a program of its own */
    struct logger_program program;
    struct timer patience; /* while it is being finished */
    int64_t finish_by;
    void (*prepared)(struct streams *streams, const struct fault *fault);
    void (*finished)(struct streams *streams);
    struct relay in;
    struct relay out;
    struct relay err;
};

/*
 * Makes everything that the runtime needs, and opens the log. `prepared` is called once, perhaps at once, with NULL or
 * with what went wrong: then nothing is left open. The texts of the wish stay where they are.
 */
void streams_prepare(struct streams *streams, const struct streams_wish *wish,
                   void (*prepared)(struct streams *, const struct fault *));

/* After the runtime has started the process: from now on bytes move. False: streams_abandon() is left to be called. */
bool streams_attach(struct streams *streams, struct fault *fault);

/* The input is at its end as soon as the caller has closed it. May come before there is any. */
void streams_close_in(struct streams *streams);

bool streams_resize(struct streams *streams, uint32_t width, uint32_t height);

/*
 * Carries to its end what the process wrote, for a short while if others keep it open, and closes everything.
 * `finished` is called once, perhaps at once.
 */
void streams_finish(struct streams *streams, void (*finished)(struct streams *));

#endif
