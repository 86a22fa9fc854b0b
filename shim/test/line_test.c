/* Bytes → whole lines. */
#include "line.h"

#include "check.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static struct line_buffer buffer;

static void empty(void)
{
    memset(&buffer, 0, sizeof buffer);
}

/* Puts bytes in as one read would; false if they don't fit. */
static bool feed(const char *bytes, size_t length)
{
    size_t room;
    char *into = line_room(&buffer, &room);

    if (length > room)
        return false;
    memcpy(into, bytes, length);
    line_filled(&buffer, length);
    return true;
}

static bool feed_text(const char *text)
{
    return feed(text, strlen(text));
}

static bool whole_is(const char *text)
{
    return line_whole(&buffer) == strlen(text) && memcmp(buffer.bytes, text, strlen(text)) == 0;
}

static bool pending_is(const char *text)
{
    return line_pending(&buffer) == strlen(text) && memcmp(buffer.bytes, text, strlen(text)) == 0;
}

static void lines(void)
{
    empty();
    check("an empty buffer has no lines", line_whole(&buffer) == 0 && line_pending(&buffer) == 0);
    check("a line without its newline is held", feed_text("one") && line_whole(&buffer) == 0 && pending_is("one"));
    check("its newline lets it out", feed_text("\n") && whole_is("one\n"));
    line_take(&buffer, line_whole(&buffer));
    check("what was taken is gone", line_whole(&buffer) == 0 && line_pending(&buffer) == 0);

    check("all whole lines come at once, without the tail", feed_text("a\n\nbc\ntail") && whole_is("a\n\nbc\n"));
    line_take(&buffer, line_whole(&buffer));
    check("the tail stays", line_whole(&buffer) == 0 && pending_is("tail"));
    check("the tail and its rest are one line", feed_text(" end\n") && whole_is("tail end\n"));
    line_take(&buffer, line_whole(&buffer));

    check("a tail can be taken", feed_text("x") && pending_is("x"));
    line_take(&buffer, line_pending(&buffer));
    check("after that the buffer is empty", line_pending(&buffer) == 0 && feed_text("y\n") && whole_is("y\n"));
}

static void nul_bytes(void)
{
    static const char bytes[] = "\0a\0\n\0\0\nb\0";

    empty();
    check("NUL bytes are bytes like others", feed(bytes, sizeof bytes - 1) && line_whole(&buffer) == 7);
    check("and come out as they went in", memcmp(buffer.bytes, bytes, sizeof bytes - 1) == 0);
    line_take(&buffer, 7);
    check("in the tail too", line_pending(&buffer) == 2 && memcmp(buffer.bytes, "b\0", 2) == 0);
}

static void long_lines(void)
{
    static char bytes[LINE_CAPACITY];
    size_t room;

    memset(bytes, 'x', sizeof bytes);
    empty();
    check("a line may fill the buffer but for its newline", feed(bytes, LINE_CAPACITY - 1) && line_whole(&buffer) == 0);
    check("and is whole with it", feed_text("\n") && line_whole(&buffer) == LINE_CAPACITY);

    empty();
    check("a full buffer without a newline comes out",
          feed(bytes, LINE_CAPACITY) && line_whole(&buffer) == LINE_CAPACITY);
    line_take(&buffer, line_whole(&buffer));
    line_room(&buffer, &room);
    check("and leaves all its room", room == LINE_CAPACITY);

    empty();
    feed_text("short\n");
    check("a full buffer with a line in it", feed(bytes, LINE_CAPACITY - 6) && line_whole(&buffer) == 6);
    line_take(&buffer, line_whole(&buffer));
    line_room(&buffer, &room);
    check("keeps only the tail", line_pending(&buffer) == LINE_CAPACITY - 6 && room == 6);
}

/* Random bytes in random pieces: out comes what went in, and only whole lines or full buffers. */
static void any_bytes(void)
{
    enum { LENGTH = 1 << 20 };
    static char in[LENGTH];
    static char out[LENGTH];
    size_t fed = 0;
    size_t taken = 0;
    bool whole = true;
    bool room_left = true;

    srandom(1);
    for (size_t at = 0; at < LENGTH; at++)
        in[at] = random() % (at < LENGTH / 2 ? 100 : 30000) == 0 ? '\n' : (char)random();
    empty();
    while (fed < LENGTH) {
        size_t room;
        size_t count;

        line_room(&buffer, &room);
        room_left = room_left && room > 0;
        count = 1 + (size_t)random() % room;
        if (count > LENGTH - fed)
            count = LENGTH - fed;
        feed(in + fed, count);
        fed += count;
        count = line_whole(&buffer);
        memcpy(out + taken, buffer.bytes, count);
        taken += count;
        whole = whole && (count == 0 || count == LINE_CAPACITY || out[taken - 1] == '\n');
        line_take(&buffer, count);
    }
    memcpy(out + taken, buffer.bytes, line_pending(&buffer));
    taken += line_pending(&buffer);
    check("a MiB of random bytes in random pieces comes out as it went in",
          taken == LENGTH && memcmp(in, out, LENGTH) == 0);
    check("only whole lines and full buffers came out", whole);
    check("there was always room to read", room_left);
}

int main(void)
{
    lines();
    nul_bytes();
    long_lines();
    any_bytes();
    return checked();
}
