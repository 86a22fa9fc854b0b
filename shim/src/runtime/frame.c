#include "frame.h"

#include <string.h>

static uint32_t number(const char *bytes)
{
    uint32_t value = 0;

    for (size_t at = 0; at < 4; at++)
        value = value << 8 | (unsigned char)bytes[at];
    return value;
}

static void put_number(uint32_t value, char *bytes)
{
    for (size_t at = 0; at < 4; at++)
        bytes[at] = (char)(value >> (24 - 8 * at));
}

struct frame frame_read(const char header[FRAME_HEADER])
{
    return (struct frame){
        .length = number(header),
        .stream = number(header + 4),
        .type = (uint8_t)header[8],
        .flags = (uint8_t)header[9],
    };
}

void frame_write(const struct frame *frame, char header[FRAME_HEADER])
{
    put_number(frame->length, header);
    put_number(frame->stream, header + 4);
    header[8] = (char)frame->type;
    header[9] = (char)frame->flags;
}

char *frame_room(struct frame_reader *reader, size_t *room)
{
    size_t left;

    if (reader->filled < FRAME_HEADER) {
        *room = FRAME_HEADER - reader->filled;
        return reader->header + reader->filled;
    }
    left = FRAME_HEADER + (size_t)reader->frame.length - reader->filled;
    if (reader->message != NULL) {
        *room = left;
        return reader->message + (reader->filled - FRAME_HEADER);
    }
    *room = left < sizeof reader->passed ? left : sizeof reader->passed;
    return reader->passed;
}

bool frame_filled(struct frame_reader *reader, size_t count)
{
    bool in_header = reader->filled < FRAME_HEADER;

    reader->filled += count;
    if (reader->filled < FRAME_HEADER)
        return false;
    if (in_header) {
        reader->frame = frame_read(reader->header);
        if (reader->frame.length > 0 && reader->frame.length <= FRAME_MAX)
            reader->message = pages_take(reader->frame.length);
    }
    return reader->filled == FRAME_HEADER + (size_t)reader->frame.length;
}

bool frame_kept(const struct frame_reader *reader)
{
    return reader->message != NULL || reader->frame.length == 0;
}

struct slice frame_message(const struct frame_reader *reader)
{
    return (struct slice){ reader->message, reader->frame.length };
}

void frame_done(struct frame_reader *reader)
{
    pages_give(reader->message, reader->frame.length);
    memset(reader, 0, sizeof *reader);
}
