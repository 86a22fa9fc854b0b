/* A file that is appended to; what can't be written is counted and told in it. */
#ifndef CONTD_SHIM_LOGFILE_H
#define CONTD_SHIM_LOGFILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/uio.h>

struct logfile {
    int fd;
    bool mid_line;    /* the file's last byte is no newline */
    int error;        /* errno of the last write that failed */
    uint64_t dropped; /* bytes that are in no file and that no notice tells of yet */
    const char *(*stamp)(void); /* what a line of our own begins with; NULL: nothing */

    /* The notice of dropped bytes. Kept, because the disk may be full again before all of it is written. */
    char notice[224];
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

/*
 * The same in steps, for bytes that lie in several places. First what was dropped is told; false: the file takes no
 * writes. Then as much is appended as can be, from the first part on; the parts are changed. What is missing in the end
 * is the caller's to have counted.
 */
bool logfile_ready(struct logfile *log);
size_t logfile_append(struct logfile *log, struct iovec *parts, size_t count);
void logfile_drop(struct logfile *log, uint64_t bytes);

/* How many bytes are in the file. */
uint64_t logfile_size(const struct logfile *log);

/* Removes what is behind that size, which was appended just now and is half of something. */
void logfile_take_back(struct logfile *log, uint64_t size);

/* Whether the file can be left for another one: half a notice must not stay behind. */
bool logfile_may_leave(const struct logfile *log);

/* Goes on in another file of that path, which it makes if needed. False: it can't, and goes on in the old one. */
bool logfile_reopen(struct logfile *log, const char *path);

/* The last chance to write that notice, at the end. */
void logfile_finish(struct logfile *log);

#endif
