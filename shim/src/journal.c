#include "journal.h"

#include "cri.h"

#include <string.h>

#define NO_LINE UINT64_MAX

/* Lines that are written by one system call. */
enum { RECORDS = 32, PARTS = 3 * RECORDS };

/* A line, or a part of one: where it lies. */
struct record {
    const char *bytes;
    size_t length;
};

/* What is on its way into the file. */
struct batch {
    uint64_t size; /* of the file before it */
    size_t length; /* of what it adds */
    size_t count;
    bool stuck; /* no new file can be begun now */
    struct record records[RECORDS];
    size_t prefix;        /* how long these two are; 0: the format has none */
    char whole[CRI_SIZE]; /* what stands before a line, or its end */
    char part[CRI_SIZE];
};

static const char *const names[JOURNAL_STREAMS] = { "stdout", "stderr" };

void journal_open(struct journal *journal, const struct settings *settings)
{
    journal->rotation = (struct rotation){ settings->log, (unsigned)settings->files };
    journal->limit = settings->size;
    journal->format = settings->format;
    for (size_t stream = 0; stream < JOURNAL_STREAMS; stream++)
        journal->begun[stream] = NO_LINE;
    rotation_check(&journal->rotation);
    logfile_open(&journal->file, settings->log);
    journal->file.stamp = settings->format == FORMAT_CRI ? cri_stamp : NULL;
}

static void begin(struct journal *journal, struct batch *batch, size_t stream)
{
    struct timespec now;

    (void)logfile_ready(&journal->file);
    batch->size = logfile_size(&journal->file);
    batch->length = batch->count = batch->prefix = 0;
    batch->stuck = false;
    if (journal->format == FORMAT_RAW)
        return;
    (void)clock_gettime(CLOCK_REALTIME, &now);
    batch->prefix = cri_prefix(batch->whole, now, names[stream], true);
    (void)cri_prefix(batch->part, now, names[stream], false);
}

static bool is_whole(const struct record *record)
{
    return record->bytes[record->length - 1] == '\n';
}

/* What a record adds to the file: of a part of a line the format makes a line of its own. */
static size_t cost(const struct batch *batch, const struct record *record)
{
    return batch->prefix + record->length + (batch->prefix > 0 && !is_whole(record) ? 1 : 0);
}

static size_t compose(const struct batch *batch, struct iovec *parts)
{
    size_t count = 0;

    for (size_t at = 0; at < batch->count; at++) {
        const struct record *record = &batch->records[at];
        const char *prefix = is_whole(record) ? batch->whole : batch->part;

        if (batch->prefix > 0)
            parts[count++] = (struct iovec){ (void *)(uintptr_t)prefix, batch->prefix };
        parts[count++] = (struct iovec){ (void *)(uintptr_t)record->bytes, record->length };
        if (batch->prefix > 0 && !is_whole(record))
            parts[count++] = (struct iovec){ (void *)(uintptr_t)"\n", 1 };
    }
    return count;
}

/*
 * Drops what did not fit. Of bytes as they are, what is there stays; but a prefix whose line has lost its end would tell
 * of another line.
 */
static void drop_rest(struct journal *journal, const struct batch *batch, size_t written)
{
    size_t kept = 0;
    size_t at = 0;

    if (journal->format == FORMAT_RAW) {
        logfile_drop(&journal->file, batch->length - written);
        return;
    }
    while (at < batch->count && kept + cost(batch, &batch->records[at]) <= written)
        kept += cost(batch, &batch->records[at++]);
    for (; at < batch->count; at++)
        logfile_drop(&journal->file, batch->records[at].length);
    /* Unless another process has added to it. */
    if (kept < written && logfile_size(&journal->file) == batch->size + written)
        logfile_take_back(&journal->file, batch->size + kept);
}

/* What somebody left there without an end must not have a prefix in its middle. */
static bool end_line(struct journal *journal)
{
    struct iovec newline = { (void *)(uintptr_t)"\n", 1 };

    return journal->format == FORMAT_RAW || !journal->file.mid_line ||
           logfile_append(&journal->file, &newline, 1) == 1;
}

static void flush(struct journal *journal, struct batch *batch)
{
    struct iovec parts[PARTS];
    size_t written = 0;

    if (batch->count == 0)
        return;
    if (logfile_ready(&journal->file) && end_line(journal)) {
        batch->size = logfile_size(&journal->file);
        written = logfile_append(&journal->file, parts, compose(batch, parts));
    }
    if (written < batch->length)
        drop_rest(journal, batch, written);
    batch->size = logfile_size(&journal->file);
    batch->length = batch->count = 0;
}

/* Goes on in a new file, in which unfinished lines go on at its start. */
static void turn(struct journal *journal, struct batch *batch)
{
    flush(journal, batch);
    batch->stuck = !rotation_turn(&journal->rotation, &journal->file);
    if (batch->stuck)
        return;
    batch->size = logfile_size(&journal->file);
    for (size_t stream = 0; stream < JOURNAL_STREAMS; stream++)
        if (journal->begun[stream] != NO_LINE)
            journal->begun[stream] = 0;
}

static uint64_t first_unfinished(const struct journal *journal)
{
    return journal->begun[0] < journal->begun[1] ? journal->begun[0] : journal->begun[1];
}

/*
 * How many bytes of a record the file still takes; 0: it is full. As long as a line is not all there the file grows
 * beyond its size, but not when that line alone has such a size; nor beyond twice its size, as it could where the lines
 * of both streams are never all there at once.
 */
static size_t room(const struct journal *journal, const struct batch *batch, const struct record *record)
{
    uint64_t used = batch->size + batch->length;
    uint64_t begun = first_unfinished(journal);
    uint64_t most = journal->limit;
    size_t whole = cost(batch, record);
    size_t least = whole - record->length + (batch->prefix > 0 && is_whole(record) ? 1 : 0);

    if (journal->limit == 0 || batch->stuck || used + whole <= journal->limit)
        return record->length;
    if (begun == NO_LINE && used > 0)
        return 0;
    if (begun != NO_LINE)
        most += begun < journal->limit ? begun : journal->limit;
    if (used + whole <= most)
        return record->length;
    return used + least < most ? (size_t)(most - used - least) : 0;
}

/* Where in the file the stream's unfinished line begins, now that this record comes. */
static uint64_t begins(const struct journal *journal, const struct batch *batch, size_t stream,
                       const struct record *record)
{
    const char *newline = memrchr(record->bytes, '\n', record->length);

    if (is_whole(record))
        return NO_LINE;
    if (newline == NULL && journal->begun[stream] != NO_LINE)
        return journal->begun[stream];
    return batch->size + batch->length + (newline == NULL ? 0 : (size_t)(newline - record->bytes) + 1);
}

static void add(struct journal *journal, struct batch *batch, size_t stream, const struct record *record)
{
    if (batch->count == RECORDS)
        flush(journal, batch);
    journal->begun[stream] = begins(journal, batch, stream, record);
    batch->records[batch->count++] = *record;
    batch->length += cost(batch, record);
}

/* The next line, or part of one. Bytes that go into the file as they are, all together, need not be told apart. */
static struct record next(const struct journal *journal, const struct batch *batch, const char *bytes, size_t length)
{
    const char *newline;

    if (journal->format == FORMAT_RAW && (journal->limit == 0 || batch->size + batch->length + length <= journal->limit))
        return (struct record){ bytes, length };
    newline = memchr(bytes, '\n', length);
    return (struct record){ bytes, newline == NULL ? length : (size_t)(newline - bytes) + 1 };
}

void journal_write(struct journal *journal, size_t stream, const char *bytes, size_t length)
{
    struct batch batch;

    begin(journal, &batch, stream);
    while (length > 0) {
        struct record record = next(journal, &batch, bytes, length);

        record.length = room(journal, &batch, &record);
        if (record.length == 0) {
            turn(journal, &batch);
            continue;
        }
        add(journal, &batch, stream, &record);
        bytes += record.length;
        length -= record.length;
    }
    flush(journal, &batch);
}

void journal_finish(struct journal *journal)
{
    logfile_finish(&journal->file);
}
