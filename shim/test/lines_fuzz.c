/*
 * Any bytes in pieces of any size, through the line engine into a log of any format and size: what is in the files is
 * what came, once and in order; no file is longer than it may be, and no line is cut that needn't be. `make fuzz` runs
 * it as long as one likes; lines_fuzz_test.c some seconds, the same each time.
 */
#include "journal.h"
#include "line.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { STREAMS = 2, MOST = 1 << 20, AGES = 1000 };

struct text {
    size_t length;
    char bytes[MOST];
};

static struct text came[STREAMS]; /* into the line engine */
static struct text taken;         /* out of it, both streams in the order in which they were written */
static struct text taken_of[STREAMS];
static struct text found;         /* in the files */
static struct text found_of[STREAMS];
static struct line_buffer buffers[STREAMS];
static char path[64];

static void add(struct text *text, const char *bytes, size_t length)
{
    if (length > MOST - text->length)
        abort();
    memcpy(text->bytes + text->length, bytes, length);
    text->length += length;
}

static bool same(const struct text *one, const struct text *other)
{
    return one->length == other->length && memcmp(one->bytes, other->bytes, one->length) == 0;
}

static void take(struct journal *journal, size_t stream, size_t length)
{
    if (length > 0) {
        journal_write(journal, stream, buffers[stream].bytes, length);
        add(&taken, buffers[stream].bytes, length);
        add(&taken_of[stream], buffers[stream].bytes, length);
    }
    line_take(&buffers[stream], length);
}

/* One read: so many bytes, of which every n-th is a newline. */
static void read_some(struct journal *journal, size_t stream, size_t length, unsigned every, char letter)
{
    while (length > 0) {
        size_t room;
        char *into = line_room(&buffers[stream], &room);
        size_t count = length < room ? length : room;

        for (size_t at = 0; at < count; at++)
            into[at] = every > 0 && (came[stream].length + at) % every == every - 1 ? '\n' : letter;
        add(&came[stream], into, count);
        line_filled(&buffers[stream], count);
        take(journal, stream, line_whole(&buffers[stream]));
        length -= count;
    }
}

static bool read_file(unsigned age, const struct settings *settings)
{
    char name[80];
    struct stat file;
    int fd;

    snprintf(name, sizeof name, age == 0 ? "%s" : "%s.%u", path, age);
    fd = open(name, O_RDONLY);
    if (fd < 0)
        return false;
    if (fstat(fd, &file) < 0 || (uint64_t)file.st_size > 2 * settings->size || (size_t)file.st_size > MOST - found.length ||
        read(fd, found.bytes + found.length, MOST - found.length) != file.st_size)
        abort();
    /* Who ends in the middle of a line is full: that line alone has such a size. */
    if (age > 0 && found.bytes[found.length + (size_t)file.st_size - 1] != '\n' && (uint64_t)file.st_size < settings->size)
        abort();
    found.length += (size_t)file.st_size;
    close(fd);
    unlink(name);
    return true;
}

/* From the records to the streams. */
static void parse_records(void)
{
    const char *at = found.bytes;
    const char *end = found.bytes + found.length;

    while (at < end) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        size_t stream;

        if (newline == NULL || newline - at < 40 || (memcmp(at + 29, "Z std", 5) != 0))
            abort();
        stream = at[34] == 'e' ? 1 : 0;
        add(&found_of[stream], at + 40, (size_t)(newline - at) - 40);
        if (at[38] == 'F')
            add(&found_of[stream], "\n", 1);
        else if (at[38] != 'P')
            abort();
        at = newline + 1;
    }
}

static void start(void)
{
    came[0].length = came[1].length = taken.length = taken_of[0].length = taken_of[1].length = 0;
    found.length = found_of[0].length = found_of[1].length = 0;
    memset(buffers, 0, sizeof buffers);
    (void)snprintf(path, sizeof path, "/tmp/contd-shim-fuzz-%d.log", (int)getpid());
}

static void run(const uint8_t *data, size_t size, const struct settings *settings)
{
    static struct journal journal;

    memset(&journal, 0, sizeof journal);
    journal_open(&journal, settings);
    for (size_t at = 0; at + 4 <= size && came[0].length + came[1].length < 16 * 1024; at += 4) {
        size_t stream = data[at] & 1;
        /* Short lines come in small numbers: with their prefixes they fill many files. */
        size_t length = (size_t)(data[at + 1] << (data[at] >> 2) % 9) % (data[at + 2] % 32 < 16 ? 1024 : 48 * 1024);

        read_some(&journal, stream, length, data[at + 2] % 32, (char)('!' + data[at + 3] % 64));
        /* As after a while of silence. */
        if (data[at] & 2)
            take(&journal, stream, line_pending(&buffers[stream]));
    }
    for (size_t stream = 0; stream < STREAMS; stream++)
        take(&journal, stream, line_pending(&buffers[stream]));
    journal_finish(&journal);
    close(journal.file.fd);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct settings settings = { .log = path, .files = AGES };
    unsigned ages = 0;
    char name[80];

    if (size < 2)
        return 0;
    start();
    settings.format = data[0] & 1 ? FORMAT_CRI : FORMAT_RAW;
    settings.size = LOG_SIZE_MIN + (uint64_t)data[1] * data[0];
    run(data + 2, size - 2, &settings);

    do
        (void)snprintf(name, sizeof name, "%s.%u", path, ++ages);
    while (access(name, F_OK) == 0);
    while (ages-- > 0)
        if (!read_file(ages, &settings))
            abort();
    if (settings.format == FORMAT_CRI)
        parse_records();
    for (size_t stream = 0; stream < STREAMS; stream++)
        if (!same(&came[stream], &taken_of[stream]) ||
            (settings.format == FORMAT_CRI && !same(&came[stream], &found_of[stream])))
            abort();
    if (settings.format == FORMAT_RAW && !same(&taken, &found))
        abort();
    return 0;
}
