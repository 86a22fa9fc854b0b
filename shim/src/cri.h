/* The format that Kubernetes' tools read: each line begins with a time, the stream's name, and whether it is all there. */
#ifndef CONTD_SHIM_CRI_H
#define CONTD_SHIM_CRI_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

enum { CRI_PREFIX = 40, CRI_SIZE = CRI_PREFIX + 1 };

/*
 * `2026-01-31T12:34:56.123456789Z stdout F `: CRI_PREFIX bytes for a name of six letters, and a NUL. F: a line, or its
 * last part; P: a part that another one follows. Returns how long it is.
 */
size_t cri_prefix(char into[CRI_SIZE], struct timespec time, const char *stream, bool whole);

/* The prefix of a line of our own, as of now. It holds until the next call. */
const char *cri_stamp(void);

#endif
