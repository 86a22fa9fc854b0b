#include "stats2.h"

#include "cgroup.h"
#include "pb_encode.h"

#include "metrics2.pb.h"

#include <stdlib.h>
#include <string.h>

#define FIELD(message, name) { #name, offsetof(message, name) }

static const struct stats_field cpu_fields[] = {
    FIELD(Cpu2, usage_usec), FIELD(Cpu2, user_usec), FIELD(Cpu2, system_usec),
    FIELD(Cpu2, nr_periods), FIELD(Cpu2, nr_throttled), FIELD(Cpu2, throttled_usec),
};

static const struct stats_field memory_fields[] = {
    FIELD(Memory2, anon), FIELD(Memory2, file), FIELD(Memory2, kernel_stack), FIELD(Memory2, slab),
    FIELD(Memory2, sock), FIELD(Memory2, shmem), FIELD(Memory2, file_mapped), FIELD(Memory2, file_dirty),
    FIELD(Memory2, file_writeback), FIELD(Memory2, anon_thp), FIELD(Memory2, inactive_anon),
    FIELD(Memory2, active_anon), FIELD(Memory2, inactive_file), FIELD(Memory2, active_file),
    FIELD(Memory2, unevictable), FIELD(Memory2, slab_reclaimable), FIELD(Memory2, slab_unreclaimable),
    FIELD(Memory2, pgfault), FIELD(Memory2, pgmajfault), FIELD(Memory2, pgrefill), FIELD(Memory2, pgscan),
    FIELD(Memory2, pgsteal), FIELD(Memory2, pgactivate), FIELD(Memory2, pgdeactivate), FIELD(Memory2, pglazyfree),
    FIELD(Memory2, pglazyfreed), FIELD(Memory2, thp_fault_alloc), FIELD(Memory2, thp_collapse_alloc),
};

static const struct stats_field event_fields[] = {
    FIELD(MemoryEvents2, low), FIELD(MemoryEvents2, high), FIELD(MemoryEvents2, max),
    FIELD(MemoryEvents2, oom), FIELD(MemoryEvents2, oom_kill),
};

static const struct stats_field io_fields[] = {
    FIELD(IoEntry2, rbytes), FIELD(IoEntry2, wbytes), FIELD(IoEntry2, rios), FIELD(IoEntry2, wios),
};

static bool read_file(const char *file, char *text)
{
    return cgroup_read("", file, text, STATS_TEXT);
}

/* A limit that is none is the greatest number there is. */
static uint64_t limit(const char *file)
{
    char text[64];

    if (!cgroup_read("", file, text, sizeof text))
        return 0;
    return strncmp(text, "max", 3) == 0 ? UINT64_MAX : strtoull(text, NULL, 10);
}

static void fill_memory(Metrics2 *metrics, char *text)
{
    Memory2 *memory = &metrics->memory;

    metrics->has_memory = read_file("memory.stat", text);
    stats_fill(memory, text, memory_fields, STATS_COUNT(memory_fields));
    memory->usage = cgroup_number("", "memory.current");
    memory->usage_limit = limit("memory.max");
    memory->max_usage = cgroup_number("", "memory.peak");
    memory->swap_usage = cgroup_number("", "memory.swap.current");
    memory->swap_limit = limit("memory.swap.max");
    metrics->has_memory_events = read_file("memory.events", text);
    stats_fill(&metrics->memory_events, text, event_fields, STATS_COUNT(event_fields));
}

/* One line: `major:minor key=number key=number…`. */
static bool put_line(pb_ostream_t *stream, const pb_field_t *field, const char *line)
{
    char *end;
    IoEntry2 counted = { .major = strtoull(line, &end, 10) };
    const char *last = strchrnul(line, '\n');

    if (*end != ':')
        return true;
    counted.minor = strtoull(end + 1, NULL, 10);
    for (size_t at = 0; at < STATS_COUNT(io_fields); at++) {
        const char *found = strstr(line, io_fields[at].key);
        size_t length = strlen(io_fields[at].key);

        if (found != NULL && found < last && found[length] == '=')
            *(uint64_t *)(void *)((char *)&counted + io_fields[at].offset) = strtoull(found + length + 1, NULL, 10);
    }
    return pb_encode_tag_for_field(stream, field) && pb_encode_submessage(stream, IoEntry2_fields, &counted);
}

static bool put_lines(pb_ostream_t *stream, const pb_field_t *field, void *const *argument)
{
    return stats_put_lines(stream, field, *argument, put_line);
}

void stats2_answer(struct call call)
{
    Metrics2 metrics = { .has_pids = true };
    struct message_part part = { Metrics2_fields, &metrics };
    char *texts = pages_take(2 * (size_t)STATS_TEXT);

    if (texts == NULL) {
        server_refuse(call, CODE_RESOURCE_EXHAUSTED, "no memory");
        return;
    }
    metrics.pids = (Pids2){ .current = cgroup_number("", "pids.current"), .limit = cgroup_number("", "pids.max") };
    metrics.has_cpu = read_file("cpu.stat", texts);
    stats_fill(&metrics.cpu, texts, cpu_fields, STATS_COUNT(cpu_fields));
    fill_memory(&metrics, texts);
    metrics.has_io = read_file("io.stat", texts + STATS_TEXT);
    metrics.io.usage = (pb_callback_t){ .funcs.encode = put_lines, .arg = texts + STATS_TEXT };
    stats_send(call, "io.containerd.cgroups.v2.Metrics", &part);
    pages_give(texts, 2 * (size_t)STATS_TEXT);
}
