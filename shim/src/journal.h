/* The log: both streams in one file, as they are or with a prefix to each line; a new file when it is full. */
#ifndef CONTD_SHIM_JOURNAL_H
#define CONTD_SHIM_JOURNAL_H

#include "rotation.h"
#include "settings.h"

#include <stddef.h>
#include <stdint.h>

enum { JOURNAL_STREAMS = 2 };

struct journal {
    struct logfile file;
    struct rotation rotation;
    uint64_t limit; /* bytes of one file; 0: none */
    enum settings_format format;
    uint64_t begun[JOURNAL_STREAMS]; /* where in the file a line begins that is not all there yet */
};

/* Opens the file to append to it. Fails by fail(). */
void journal_open(struct journal *journal, const struct settings *settings);

/*
 * Appends whole lines of one stream, and at their end perhaps a part of one. A line goes to one file, unless it is
 * longer than a file. What can't be written is dropped and counted, as by logfile_write().
 */
void journal_write(struct journal *journal, size_t stream, const char *bytes, size_t length);

/* Nothing more comes. */
void journal_finish(struct journal *journal);

#endif
