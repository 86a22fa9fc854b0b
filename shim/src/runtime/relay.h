/* Copies bytes from one descriptor to another, without waiting for either. */
#ifndef CONTD_SHIM_RELAY_H
#define CONTD_SHIM_RELAY_H

#include "loop.h"

#include <stddef.h>

enum { RELAY_SIZE = 16 * 1024 };

/* What becomes of bytes that nobody takes: the reading end of the other side is closed. */
enum relay_lost {
    RELAY_DROP, /* they are dropped, until somebody reads again: the writer must not notice */
    RELAY_END,  /* the relay ends, so that the writer does notice */
};

/* All zero is none. The buffer takes memory only once a relay has been used. */
struct relay {
    bool open;
    int from;
    int to;
    int anchor; /* -1, or what keeps `to` from being without a reader until one has come */
    enum relay_lost lost;
    struct watch source;
    struct watch sink;
    size_t start; /* of what is held: read, and not written yet */
    size_t end;
    int64_t moved; /* when bytes were last read or written */
    void (*ended)(struct relay *relay); /* may be NULL */
    char bytes[RELAY_SIZE];
};

/*
 * Takes over the descriptors, makes them non-blocking and closes them in the end, which is when all of `from` was
 * written. `anchor` may be -1. False, with errno: it can't, and they are closed.
 */
bool relay_open(struct relay *relay, int from, int to, int anchor, enum relay_lost lost,
                void (*ended)(struct relay *));

/* Whether bytes wait for a reader who is there and doesn't read. */
bool relay_held(const struct relay *relay);

/* Ends it, whatever is still to come; `ended` is not told. */
void relay_close(struct relay *relay);

#endif
