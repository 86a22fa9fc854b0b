/* Where the bytes of the two streams go: both to the log, and each to a copy; or each to a file of its own. */
#ifndef CONTD_SHIM_OUTPUT_H
#define CONTD_SHIM_OUTPUT_H

#include "settings.h"

#include <stdbool.h>
#include <stddef.h>

enum { OUTPUT_OUT, OUTPUT_ERR, OUTPUT_STREAMS };

/* Opens what the settings name. Fails by fail(). */
void output_open(const struct settings *settings);

/* Whether the start of a line should wait for its end, since both streams share one file. */
bool output_by_lines(void);

/* Takes bytes of one stream. What can't be kept is counted, and the caller goes on. */
void output_write(size_t stream, const char *bytes, size_t length);

/* Nothing more comes: what is still to be said is said. */
void output_finish(void);

#endif
