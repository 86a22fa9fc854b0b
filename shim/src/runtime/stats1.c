#include "stats1.h"

#include "cgroup.h"
#include "pb_encode.h"

#include "metrics1.pb.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FIELD(name) { #name, offsetof(Memory1, name) }
#define NAMED(key, name) { key, offsetof(Memory1, name) }

static const struct stats_field memory_fields[] = {
    FIELD(cache), FIELD(rss), FIELD(rss_huge), FIELD(mapped_file), FIELD(dirty), FIELD(writeback),
    NAMED("pgpgin", pg_pg_in), NAMED("pgpgout", pg_pg_out), NAMED("pgfault", pg_fault),
    NAMED("pgmajfault", pg_maj_fault), FIELD(inactive_anon), FIELD(active_anon), FIELD(inactive_file),
    FIELD(active_file), FIELD(unevictable), FIELD(hierarchical_memory_limit),
    NAMED("hierarchical_memsw_limit", hierarchical_swap_limit), FIELD(total_cache), FIELD(total_rss),
    FIELD(total_rss_huge), FIELD(total_mapped_file), FIELD(total_dirty), FIELD(total_writeback),
    NAMED("total_pgpgin", total_pg_pg_in), NAMED("total_pgpgout", total_pg_pg_out),
    NAMED("total_pgfault", total_pg_fault), NAMED("total_pgmajfault", total_pg_maj_fault),
    FIELD(total_inactive_anon), FIELD(total_active_anon), FIELD(total_inactive_file), FIELD(total_active_file),
    FIELD(total_unevictable),
};

/* One amount of memory: its files are called `memory<what>.usage_in_bytes` and so on. */
static MemoryEntry1 entry(const char *what)
{
    char file[64];
    MemoryEntry1 counted = { .limit = 0 };
    struct {
        const char *file;
        uint64_t *value;
    } files[] = {
        { ".limit_in_bytes", &counted.limit },
        { ".usage_in_bytes", &counted.usage },
        { ".max_usage_in_bytes", &counted.max },
        { ".failcnt", &counted.failcnt },
    };

    for (size_t at = 0; at < STATS_COUNT(files); at++) {
        (void)snprintf(file, sizeof file, "memory%s%s", what, files[at].file);
        *files[at].value = cgroup_number("memory", file);
    }
    return counted;
}

static void fill_memory(Metrics1 *metrics, char *text)
{
    Memory1 *memory = &metrics->memory;

    metrics->has_memory = cgroup_read("memory", "memory.stat", text, STATS_TEXT);
    stats_fill(memory, text, memory_fields, STATS_COUNT(memory_fields));
    memory->has_usage = memory->has_swap = memory->has_kernel = memory->has_kernel_tcp = true;
    memory->usage = entry("");
    memory->swap = entry(".memsw");
    memory->kernel = entry(".kmem");
    memory->kernel_tcp = entry(".kmem.tcp");
    metrics->has_memory_oom_control = cgroup_read("memory", "memory.oom_control", text, STATS_TEXT);
    metrics->memory_oom_control = (OomControl1){
        .oom_kill_disable = cgroup_value(text, "oom_kill_disable"),
        .under_oom = cgroup_value(text, "under_oom"),
        .oom_kill = cgroup_value(text, "oom_kill"),
    };
}

/* cpuacct.stat counts in ticks. */
static uint64_t nanoseconds(uint64_t ticks)
{
    return ticks * (1000000000U / (uint64_t)sysconf(_SC_CLK_TCK));
}

static void fill_cpu(Metrics1 *metrics, char *text)
{
    Cpu1 *cpu = &metrics->cpu;

    metrics->has_cpu = cpu->has_usage = cpu->has_throttling = true;
    (void)cgroup_read("cpuacct", "cpuacct.stat", text, STATS_TEXT);
    cpu->usage = (CpuUsage1){
        .total = cgroup_number("cpuacct", "cpuacct.usage"),
        .kernel = nanoseconds(cgroup_value(text, "system")),
        .user = nanoseconds(cgroup_value(text, "user")),
    };
    (void)cgroup_read("cpu", "cpu.stat", text, STATS_TEXT);
    cpu->throttling = (CpuThrottling1){
        .periods = cgroup_value(text, "nr_periods"),
        .throttled_periods = cgroup_value(text, "nr_throttled"),
        .throttled_time = cgroup_value(text, "throttled_time"),
    };
}

/* One line: `major:minor operation number`. The line that sums up has no device, and is not for here. */
static bool put_line(pb_ostream_t *stream, const pb_field_t *field, const char *line)
{
    char *end;
    struct slice operation;
    BlockIoEntry1 counted = { .major = strtoull(line, &end, 10) };

    if (*end != ':')
        return true;
    counted.minor = strtoull(end + 1, &end, 10);
    if (*end != ' ')
        return true;
    operation = (struct slice){ end + 1, strcspn(end + 1, " \n") };
    counted.op = message_bytes(&operation);
    counted.value = strtoull(operation.at + operation.length, NULL, 10);
    return pb_encode_tag_for_field(stream, field) && pb_encode_submessage(stream, BlockIoEntry1_fields, &counted);
}

static bool put_lines(pb_ostream_t *stream, const pb_field_t *field, void *const *argument)
{
    return stats_put_lines(stream, field, *argument, put_line);
}

static void fill_io(Metrics1 *metrics, char *bytes, char *operations)
{
    metrics->has_blkio = cgroup_read("blkio", "blkio.throttle.io_service_bytes_recursive", bytes, STATS_TEXT) ||
                         cgroup_read("blkio", "blkio.throttle.io_service_bytes", bytes, STATS_TEXT);
    if (!cgroup_read("blkio", "blkio.throttle.io_serviced_recursive", operations, STATS_TEXT))
        (void)cgroup_read("blkio", "blkio.throttle.io_serviced", operations, STATS_TEXT);
    metrics->blkio.io_service_bytes_recursive = (pb_callback_t){ .funcs.encode = put_lines, .arg = bytes };
    metrics->blkio.io_serviced_recursive = (pb_callback_t){ .funcs.encode = put_lines, .arg = operations };
}

void stats1_answer(struct call call)
{
    Metrics1 metrics = { .has_pids = true };
    struct message_part part = { Metrics1_fields, &metrics };
    char *texts = pages_take(3 * (size_t)STATS_TEXT);

    if (texts == NULL) {
        server_refuse(call, CODE_RESOURCE_EXHAUSTED, "no memory");
        return;
    }
    metrics.pids = (Pids1){
        .current = cgroup_number("pids", "pids.current"),
        .limit = cgroup_number("pids", "pids.max"),
    };
    fill_memory(&metrics, texts);
    fill_cpu(&metrics, texts);
    fill_io(&metrics, texts + STATS_TEXT, texts + 2 * STATS_TEXT);
    stats_send(call, "io.containerd.cgroups.v1.Metrics", &part);
    pages_give(texts, 3 * (size_t)STATS_TEXT);
}
