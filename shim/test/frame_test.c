/* Frames of ttrpc, in pieces of any size. */
#include "runtime/frame.h"

#include "check.h"

#include <stdlib.h>
#include <string.h>

static struct frame_reader reader;

/* Gives bytes in pieces of at most `piece`; says how many were taken until a message was complete, or all. */
static size_t give(const char *bytes, size_t length, size_t piece, bool *complete)
{
    size_t given = 0;

    *complete = false;
    while (given < length && !*complete) {
        size_t room;
        char *into = frame_room(&reader, &room);
        size_t count = room < piece ? room : piece;

        if (count > length - given)
            count = length - given;
        memcpy(into, bytes + given, count);
        given += count;
        *complete = frame_filled(&reader, count);
    }
    return given;
}

static size_t compose(char *into, uint32_t stream, const char *text)
{
    struct frame frame = { .length = (uint32_t)strlen(text), .stream = stream, .type = FRAME_REQUEST, .flags = 3 };

    frame_write(&frame, into);
    memcpy(into + FRAME_HEADER, text, frame.length);
    return FRAME_HEADER + frame.length;
}

static void headers(void)
{
    static const char header[] = "\x00\x01\x02\x03\x80\x00\x00\x05\x01\x02";
    struct frame frame = frame_read(header);
    char written[FRAME_HEADER];

    check("a header is read", frame.length == 0x010203 && frame.stream == 0x80000005 && frame.type == 1 && frame.flags == 2);
    frame_write(&frame, written);
    check("and written the same", memcmp(written, header, sizeof written) == 0);
}

static void in_pieces(size_t piece)
{
    char bytes[128];
    size_t length = compose(bytes, 7, "hello");
    bool complete;
    size_t second = compose(bytes + length, 9, "");
    char what[64];

    snprintf(what, sizeof what, "two messages in pieces of %zu", piece);
    check(what, give(bytes, length + second, piece, &complete) == length && complete && frame_kept(&reader) &&
                    reader.frame.stream == 7 && slice_is(frame_message(&reader), "hello"));
    frame_done(&reader);
    check("and an empty one behind it", give(bytes + length, second, piece, &complete) == second && complete &&
                                            frame_kept(&reader) && reader.frame.stream == 9 &&
                                            frame_message(&reader).length == 0);
    frame_done(&reader);
}

static void too_long(void)
{
    struct frame frame = { .length = FRAME_MAX + 1, .stream = 11, .type = FRAME_REQUEST };
    char *bytes = calloc(1, FRAME_HEADER + FRAME_MAX + 1);
    char next[64];
    size_t length = compose(next, 13, "next");
    bool complete;

    frame_write(&frame, bytes);
    check("a message that is too long is passed over",
          give(bytes, FRAME_HEADER + FRAME_MAX + 1, 65536, &complete) == FRAME_HEADER + FRAME_MAX + 1 && complete &&
              !frame_kept(&reader) && reader.frame.stream == 11);
    frame_done(&reader);
    check("and the next one is read", give(next, length, 1, &complete) == length && complete &&
                                          slice_is(frame_message(&reader), "next"));
    frame_done(&reader);
    frame.length = FRAME_MAX;
    frame_write(&frame, bytes);
    check("the longest is kept", give(bytes, FRAME_HEADER + FRAME_MAX, 65536, &complete) == FRAME_HEADER + FRAME_MAX &&
                                     complete && frame_kept(&reader));
    frame_done(&reader);
    free(bytes);
}

int main(void)
{
    headers();
    for (size_t piece = 1; piece <= 16; piece *= 2)
        in_pieces(piece);
    too_long();
    return checked();
}
