/* The log file: opened once, appended to; moved aside. */
#ifndef CONTD_SHIM_LOGFILE_H
#define CONTD_SHIM_LOGFILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct logfile {
    int fd;
    bool mid_line;    /* the file's last byte is, or may be, no newline */
    int error;        /* errno of the last write that failed */
    uint64_t dropped; /* bytes that are in no file and that no notice tells of yet */

    /* The notice of dropped bytes. Kept, because the disk may be full again before all of it is written. */
    char notice[160];
    size_t notice_length;
    size_t notice_written;
};

/* Opens the file to append to it, making it if needed. Anything but a regular file is refused. Fails by fail(). */
void logfile_open(struct logfile *log, const char *path);

/*
 * Appends the bytes. What can't be written is dropped and counted: the caller goes on in either case. The first
 * write that works again is a notice, on a line of its own, of how much was dropped and why.
 */
void logfile_write(struct logfile *log, const char *bytes, size_t length);

/* How many bytes are in the file. */
uint64_t logfile_size(const struct logfile *log);

/*
 * Moves the file aside, in place of what was there, and goes on in a new one. If that can't be, it goes on in the old
 * one, by whatever name: the caller may try again at any time.
 */
void logfile_move(struct logfile *log, const char *path, const char *aside);

/* The last chance to write that notice, at the end. */
void logfile_finish(struct logfile *log);

#endif
