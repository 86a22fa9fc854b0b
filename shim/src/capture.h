/* The beginning of one stream, in a file of its own. */
#ifndef CONTD_SHIM_CAPTURE_H
#define CONTD_SHIM_CAPTURE_H

#include <stddef.h>
#include <stdint.h>

struct capture {
    int fd;
    uint64_t room; /* how many bytes more the file takes; 0 for ever once a write has failed */
    uint64_t came; /* how many bytes came in all, those that are in no file too */
};

/* Makes the file, which must not be there yet, for at most `limit` bytes. Fails by fail(). */
void capture_open(struct capture *capture, const char *path, uint64_t limit);

/* Writes what there is room for, and counts all. What is in the file is always the beginning of what came. */
void capture_write(struct capture *capture, const char *bytes, size_t length);

#endif
