/* Pipes, those with a name too. */
#ifndef CONTD_SHIM_PIPES_H
#define CONTD_SHIM_PIPES_H

#include <stdbool.h>
#include <stdint.h>

/* False, with errno: it can't. The owner matters to a process that opens its own output by name. */
bool pipes_make(int *read_end, int *write_end, uint32_t uid, uint32_t gid);

bool pipes_is_fifo(const char *path);

/*
 * Opens a named pipe to write to, though nobody may read it yet; then `anchor` is a descriptor that reads, to be kept
 * until somebody does. Of a file or a device the anchor is -1. False, with errno: it can't.
 */
bool pipes_open_output(const char *path, int *to, int *anchor);

/* Opens a named pipe to read from; as long as `keep` is open it has no end. */
bool pipes_open_input(const char *path, int *from, int *keep);

#endif
