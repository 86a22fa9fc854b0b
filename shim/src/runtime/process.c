#include "process.h"

#include <string.h>

static char *copy(char *into, struct slice text)
{
    if (text.length > 0)
        memcpy(into, text.at, text.length);
    into[text.length] = '\0';
    return into;
}

static bool has_nul(struct slice text)
{
    return text.length > 0 && memchr(text.at, '\0', text.length) != NULL;
}

struct process *process_make(const struct process_wish *wish, bool first, struct fault *fault)
{
    size_t size = sizeof(struct process) + wish->in.length + wish->out.length + wish->err.length + 3;
    struct process *process;

    if (has_nul(wish->in) || has_nul(wish->out) || has_nul(wish->err)) {
        fault_note(fault, CODE_INVALID_ARGUMENT, 0, "a NUL byte is in the address of an input or output");
        return NULL;
    }
    process = pages_take(size);
    if (process == NULL) {
        fault_note(fault, CODE_RESOURCE_EXHAUSTED, 0, "no memory");
        return NULL;
    }
    process->size = size;
    process->first = first;
    process->terminal = wish->terminal;
    process->in = copy(process->texts, wish->in);
    process->out = copy(process->texts + wish->in.length + 1, wish->out);
    process->err = copy(process->texts + wish->in.length + wish->out.length + 2, wish->err);
    if (wish->id.length > 0 && slice_copy(wish->id, process->id, sizeof process->id))
        return process;
    process_free(process);
    fault_note(fault, CODE_INVALID_ARGUMENT, 0, "the id of a process is empty, or longer than %d bytes", ID_SIZE - 1);
    return NULL;
}

void process_free(struct process *process)
{
    pages_give(process, process->size);
}

void process_name_console(struct process *process)
{
    if (!process->terminal)
        return;
    oci_word(&process->job, "--console-socket");
    oci_word(&process->job, process->streams.console.path);
}
