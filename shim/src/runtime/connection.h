/* One connection of ttrpc, of either side: frames in, frames out, none of it waiting. */
#ifndef CONTD_SHIM_CONNECTION_H
#define CONTD_SHIM_CONNECTION_H

#include "frame.h"
#include "loop.h"

#include "pb.h"

/* All zero is one that is not open. */
struct connection {
    uint32_t id; /* 0: not open */
    uint32_t last_stream;
    bool deaf;
    struct watch watch;
    struct frame_reader reader;
    struct buffer out; /* what could not be written yet */
    void (*take)(struct connection *connection, const struct frame_reader *message);
    void (*ended)(struct connection *connection); /* may be NULL */
};

/*
 * Takes over the descriptor, which doesn't block. `take` gets each message; `ended` is told when the other side has
 * gone, or was sent away because it doesn't read what it asked for. False: it can't be watched, and is not taken over.
 */
bool connection_open(struct connection *connection, int fd, uint32_t id,
                     void (*take)(struct connection *, const struct frame_reader *),
                     void (*ended)(struct connection *));

/* Sends a message. What can't be sent now is sent later; what can't be sent at all ends the connection. */
void connection_send(struct connection *connection, uint8_t type, uint32_t stream, const pb_msgdesc_t *fields,
                     const void *message);

/* Takes no more messages; what is to be sent still is. */
void connection_deaf(struct connection *connection);

/* Whether something is still to be sent. */
bool connection_behind(const struct connection *connection);
void connection_flush(struct connection *connection);

/* Closes it; `ended` is not told. */
void connection_close(struct connection *connection);

#endif
