/* What both ways of counting share. */
#ifndef CONTD_SHIM_STATSFIELD_H
#define CONTD_SHIM_STATSFIELD_H

#include "message.h"
#include "server.h"

/* Which key of a file goes to which uint64_t of a message. */
struct stats_field {
    const char *key;
    size_t offset;
};

#define STATS_COUNT(fields) (sizeof(fields) / sizeof(fields)[0])

enum { STATS_TEXT = 8192 /* no file of these is longer */ };

void stats_fill(void *message, const char *text, const struct stats_field *fields, size_t count);
void stats_send(struct call call, const char *type, const struct message_part *metrics);

/* Encodes the field for one line of a text, which goes on behind it. */
typedef bool stats_put(pb_ostream_t *stream, const pb_field_t *field, const char *line);

/* Encodes the field for each line of a text; false, at once, when that fails. */
bool stats_put_lines(pb_ostream_t *stream, const pb_field_t *field, const char *text, stats_put *put);

#endif
