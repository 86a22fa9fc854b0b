#include "stats.h"

#include "cgroup.h"
#include "stats1.h"
#include "stats2.h"

#include "task.pb.h"

#include <string.h>

void stats_answer(struct call call)
{
    char path[PATH_SIZE];

    if (!cgroup_path("memory", path))
        server_refuse(call, CODE_NOT_FOUND, "the container has no control group");
    else if (cgroup_unified())
        stats2_answer(call);
    else
        stats1_answer(call);
}

void stats_send(struct call call, const char *type, const struct message_part *metrics)
{
    StatsResponse response = {
        .has_stats = true,
        .stats = { .type_url = message_text(&type), .value = message_within(metrics) },
    };

    server_answer(call, StatsResponse_fields, &response);
}

void stats_fill(void *message, const char *text, const struct stats_field *fields, size_t count)
{
    for (size_t at = 0; at < count; at++)
        *(uint64_t *)(void *)((char *)message + fields[at].offset) = cgroup_value(text, fields[at].key);
}

bool stats_put_lines(pb_ostream_t *stream, const pb_field_t *field, const char *text, stats_put *put)
{
    const char *line = text;

    while (*line != '\0') {
        if (!put(stream, field, line))
            return false;
        line = strchrnul(line, '\n');
        if (*line == '\n')
            line++;
    }
    return true;
}
