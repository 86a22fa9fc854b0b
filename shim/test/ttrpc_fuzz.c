/*
 * Any bytes from a connection: frames, requests, and what each method makes of them. Nothing is to happen but that they
 * are refused. `make fuzz` runs it as long as one likes; ttrpc_fuzz_test.c some seconds, the same each time.
 */
#include "runtime/frame.h"
#include "runtime/message.h"

#include "task.pb.h"
#include "ttrpc.pb.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What is noted must lie within the message: the sanitizer sees if it doesn't. */
static unsigned touch(struct slice slice)
{
    unsigned sum = 0;

    for (size_t at = 0; at < slice.length; at++)
        sum += (unsigned char)slice.at[at];
    return sum;
}

static volatile unsigned sink;

static bool touch_each(struct slice slice, void *argument)
{
    (void)argument;
    sink += touch(slice);
    return true;
}

static void decode_all(struct slice payload)
{
    struct slice texts[7];
    struct message_each each = { touch_each, NULL };
    ProcessRequest process = { .id = message_text_to(&texts[0]), .exec_id = message_text_to(&texts[1]) };
    CreateRequest create = {
        .id = message_text_to(&texts[0]),
        .bundle = message_text_to(&texts[1]),
        .rootfs = message_each_to(&each),
        .input = message_text_to(&texts[2]),
        .output = message_text_to(&texts[3]),
        .errors = message_text_to(&texts[4]),
        .options = { .type_url = message_text_to(&texts[5]), .value = message_text_to(&texts[6]) },
    };
    ExecRequest exec = {
        .id = message_text_to(&texts[0]),
        .exec_id = message_text_to(&texts[1]),
        .spec = { .value = message_text_to(&texts[5]) },
    };
    Mount mount = { .type = message_text_to(&texts[0]), .options = message_each_to(&each) };
    RuncOptions options = { .binary_name = message_text_to(&texts[0]), .root = message_text_to(&texts[1]) };

    memset(texts, 0, sizeof texts);
    (void)message_decode(payload, ProcessRequest_fields, &process);
    (void)message_decode(payload, CreateRequest_fields, &create);
    (void)message_decode(payload, ExecRequest_fields, &exec);
    (void)message_decode(payload, Mount_fields, &mount);
    (void)message_decode(payload, RuncOptions_fields, &options);
    for (size_t at = 0; at < 7; at++)
        sink += touch(texts[at]);
}

/* A copy of just its size: the sanitizer sees what is read behind it. */
static struct slice exactly(struct slice message)
{
    char *copy = malloc(message.length);

    if (message.length > 0)
        memcpy(copy, message.at, message.length);
    return (struct slice){ copy, message.length };
}

static void take(struct slice message)
{
    struct slice texts[3];
    TtrpcRequest request = {
        .service = message_text_to(&texts[0]),
        .method = message_text_to(&texts[1]),
        .payload = message_text_to(&texts[2]),
    };

    if (message_decode(message, TtrpcRequest_fields, &request))
        decode_all(texts[2]);
    decode_all(message);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct frame_reader reader;
    /* The first byte says in pieces of which size the others come. */
    size_t piece = size == 0 ? 1 : 1 + data[0] % 64;

    memset(&reader, 0, sizeof reader);
    for (size_t at = 1; at < size;) {
        size_t room;
        char *into = frame_room(&reader, &room);
        size_t count = room < piece ? room : piece;

        if (count > size - at)
            count = size - at;
        memcpy(into, data + at, count);
        at += count;
        if (frame_filled(&reader, count)) {
            if (frame_kept(&reader)) {
                struct slice copy = exactly(frame_message(&reader));

                take(copy);
                free((char *)(uintptr_t)copy.at);
            }
            frame_done(&reader);
        }
    }
    frame_done(&reader);
    return 0;
}
