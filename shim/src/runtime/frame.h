/* The frames of ttrpc: bytes as they come from a connection → messages. No system calls but for memory. */
#ifndef CONTD_SHIM_FRAME_H
#define CONTD_SHIM_FRAME_H

#include "bytes.h"

enum {
    FRAME_HEADER = 10,
    FRAME_MAX = 4 << 20, /* bytes of a message; a longer one is refused */
};

enum frame_type {
    FRAME_REQUEST = 1,
    FRAME_RESPONSE = 2,
    FRAME_DATA = 3,
};

struct frame {
    uint32_t length; /* of what follows the header */
    uint32_t stream;
    uint8_t type;
    uint8_t flags;
};

struct frame frame_read(const char header[FRAME_HEADER]);
void frame_write(const struct frame *frame, char header[FRAME_HEADER]);

/*
 * Takes one message after the other from bytes in pieces of any size. Bytes are put where frame_room() says, then
 * frame_filled() is told how many; when that returns true, a message is complete, and stays until frame_done(). All
 * zero is one at its beginning; it takes no memory while no message is under way.
 */
struct frame_reader {
    char header[FRAME_HEADER];
    size_t filled; /* bytes of header and message that have come */
    struct frame frame;
    char *message; /* NULL before it begins, and if it is too long or there is no memory: then it is passed over */
    char passed[64];
};

char *frame_room(struct frame_reader *reader, size_t *room);
bool frame_filled(struct frame_reader *reader, size_t count);

/* Whether the complete message is here; false: it was passed over, only its header is known. */
bool frame_kept(const struct frame_reader *reader);
struct slice frame_message(const struct frame_reader *reader);

/* Forgets the message, complete or not, and its memory. */
void frame_done(struct frame_reader *reader);

#endif
