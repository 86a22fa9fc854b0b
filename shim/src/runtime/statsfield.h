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

#endif
