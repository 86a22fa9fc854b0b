/* One stream by itself, for whoever publishes it. Its file is moved aside when it has grown: two are all there ever is. */
#ifndef CONTD_SHIM_COPY_H
#define CONTD_SHIM_COPY_H

#include "rotation.h"

#include <stdbool.h>
#include <stddef.h>

/* With so many bytes a file is moved aside at the end of a line; with twice as many, in the middle of one too. */
enum { COPY_SIZE = 8 * 1024 * 1024 };

struct copy {
    struct rotation rotation; /* without a path: the stream is not wanted by itself */
    bool written;             /* something was, by this process */
    struct logfile file;
};

/* Opens the file to append to it, making it if needed; none for a path of NULL. Fails by fail(). */
void copy_open(struct copy *copy, const char *path);

/* Appends the bytes. What can't be written is dropped, counted and told in the file, as in the log. */
void copy_write(struct copy *copy, const char *bytes, size_t length);

/* Nothing more comes: a last line without a newline gets one, so that it is a line for whoever reads them. */
void copy_finish(struct copy *copy);

#endif
