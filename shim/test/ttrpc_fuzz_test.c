/* Some seconds of ttrpc_fuzz.c: requests as containerd makes them, and what is left of them after random changes. */
#include "ttrpc_fuzz.c"

#include "check.h"

#include <stdlib.h>

enum { TURNS = 200000, SIZE = 512 };

static const char create[] =
    "\x0a\x17" "containerd.task.v2.Task" "\x12\x06" "Create" "\x1a\x3a"
    "\x0a\x03web\x12\x02/b\x1a\x14\x0a\x04" "bind\x12\x02/s\x22\x02ro\x22\x04rbnd" "\x20\x01\x2a\x01i\x32\x01o\x3a\x01" "e"
    "\x52\x0e\x0a\x01t\x12\x09\x32\x04runc\x3a\x01r";
static const char kill[] = "\x12\x04Kill\x1a\x09\x0a\x03web\x18\x09\x20\x01";

static size_t put(uint8_t *into, const char *message, size_t length, uint32_t stream)
{
    struct frame frame = { .length = (uint32_t)length, .stream = stream, .type = FRAME_REQUEST };

    frame_write(&frame, (char *)into);
    memcpy(into + FRAME_HEADER, message, length);
    return FRAME_HEADER + length;
}

/* One random change: a byte, a bit, a part that is left out, or an end that is cut off. */
static size_t change(uint8_t *bytes, size_t length)
{
    size_t at = (size_t)random() % length;
    size_t count = 1 + (size_t)random() % 8;

    switch (random() % 4) {
    case 0:
        bytes[at] = (uint8_t)random();
        return length;
    case 1:
        bytes[at] ^= (uint8_t)(1U << (random() % 8));
        return length;
    case 2:
        if (count > length - at)
            count = length - at;
        memmove(bytes + at, bytes + at + count, length - at - count);
        return length - count;
    default:
        return at + 1;
    }
}

int main(void)
{
    uint8_t bytes[SIZE];

    srandom(1);
    for (int turn = 0; turn < TURNS; turn++) {
        size_t length = 1;
        uint8_t *copy;

        bytes[0] = (uint8_t)random();
        length += put(bytes + length, create, sizeof create - 1, 1);
        length += put(bytes + length, kill, sizeof kill - 1, 3);
        for (long changes = random() % 8; changes > 0 && length > 1; changes--)
            length = change(bytes, length);
        /* Of just that size, so that the sanitizer sees the end. */
        copy = malloc(length);
        memcpy(copy, bytes, length);
        LLVMFuzzerTestOneInput(copy, length);
        free(copy);
    }
    check("200,000 damaged conversations are survived", true);
    return checked();
}
