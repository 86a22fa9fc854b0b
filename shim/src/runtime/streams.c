#include "streams.h"

#include "pipes.h"
#include "uri.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

/* When it is finished though others keep it open. Milliseconds. */
enum { SILENCE = 200, TOTAL = 8000 };

static struct streams *logged; /* the one whose log is written here */

static void close_all(int *descriptors, size_t count)
{
    for (size_t at = 0; at < count; at++) {
        if (descriptors[at] >= 0)
            close(descriptors[at]);
        descriptors[at] = -1;
    }
}

static void close_everything(struct streams *streams)
{
    loop_cancel(&streams->patience);
    relay_close(&streams->in);
    relay_close(&streams->out);
    relay_close(&streams->err);
    close_all(streams->runtime, 3);
    close_all(streams->ours, 3);
    close_all(&streams->keep_in, 1);
    close_all(&streams->terminal, 1);
    console_close(&streams->console);
}

static void finish_now(struct streams *streams)
{
    close_everything(streams);
    streams->begun = false;
    streams->finished(streams);
}

static void log_ended(void)
{
    logged->log_ended = true;
    if (logged->finished != NULL)
        finish_now(logged);
}

static void begin(struct streams *streams, const struct streams_wish *wish)
{
    streams->wish = *wish;
    streams->begun = true;
    for (size_t at = 0; at < 3; at++)
        streams->runtime[at] = streams->ours[at] = -1;
    streams->keep_in = streams->terminal = streams->console.listener = -1;
    streams->logged = streams->log_ended = streams->programmed = false;
    streams->finished = NULL;
}

static void give_up(struct streams *streams, const struct fault *fault)
{
    close_everything(streams);
    streams->begun = false;
    streams->prepared(streams, fault);
}

/* Input comes through a pipe of ours; a file or a device is handed on as it is. */
static bool make_input(struct streams *streams, struct fault *fault)
{
    const struct streams_wish *wish = &streams->wish;

    if (wish->in[0] == '\0')
        return true;
    if (pipes_is_fifo(wish->in)) {
        if (!wish->terminal && !pipes_make(&streams->runtime[0], &streams->ours[0], wish->uid, wish->gid))
            return fault_note(fault, CODE_INTERNAL, errno, "cannot make a pipe");
        return true;
    }
    if (wish->terminal)
        return fault_note(fault, CODE_INVALID_ARGUMENT, 0, "%s is no named pipe", wish->in);
    streams->runtime[0] = open(wish->in, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    return streams->runtime[0] >= 0 || fault_note(fault, CODE_UNKNOWN, errno, "cannot open %s", wish->in);
}

static bool make_output(struct streams *streams, size_t which, struct fault *fault)
{
    if (pipes_make(&streams->ours[which], &streams->runtime[which], streams->wish.uid, streams->wish.gid))
        return true;
    return fault_note(fault, CODE_INTERNAL, errno, "cannot make a pipe");
}

/* Both outputs of a process without a terminal; with one, what the relay from the terminal will write to. */
static bool make_outputs(struct streams *streams, bool to_log, struct fault *fault)
{
    const struct streams_wish *wish = &streams->wish;

    if (wish->terminal && !to_log)
        return true;
    if ((to_log || wish->out[0] != '\0') && !make_output(streams, 1, fault))
        return false;
    if (wish->terminal) {
        /* One stream is all there is; the other is at its end from the start. */
        streams->ours[2] = open("/dev/null", O_RDONLY | O_CLOEXEC);
        return streams->ours[2] >= 0 || fault_note(fault, CODE_INTERNAL, errno, "cannot open /dev/null");
    }
    return !(to_log || wish->err[0] != '\0') || make_output(streams, 2, fault);
}

static void program_started(struct logger_program *program, const struct fault *fault)
{
    struct streams *streams = loop_owner(program, struct streams, program);

    close_all(&streams->ours[1], 2);
    if (fault != NULL)
        give_up(streams, fault);
    else
        streams->prepared(streams, NULL);
}

/* True: `prepared` is still to be called here; false: it was, or will be. */
static bool open_log(struct streams *streams, const struct uri *uri)
{
    struct fault fault;

    if (streams->wish.first && (uri->scheme == URI_FILE || logger_is_ours(uri))) {
        streams->logged = true;
        logged = streams;
        if (uri->scheme == URI_FILE)
            logger_file(uri->path, streams->ours[1], streams->ours[2], log_ended);
        else
            logger_here(uri->arguments[1], streams->ours[1], streams->ours[2], log_ended);
        streams->ours[1] = streams->ours[2] = -1;
        return true;
    }
    if (uri->scheme == URI_FILE)
        fault_note(&fault, CODE_UNIMPLEMENTED, 0, "a file takes the output of a container's first process only");
    else if (logger_program_start(&streams->program, uri, streams->wish.id, streams->wish.namespace, streams->ours[1],
                                  streams->ours[2], program_started, &fault)) {
        streams->programmed = true;
        return false;
    }
    give_up(streams, &fault);
    return false;
}

void streams_prepare(struct streams *streams, const struct streams_wish *wish,
                   void (*prepared)(struct streams *, const struct fault *))
{
    static struct uri uri;
    struct fault fault;
    bool to_log;

    begin(streams, wish);
    streams->prepared = prepared;
    if (!uri_parse(wish->out, &uri) || uri.scheme == URI_UNKNOWN) {
        fault_note(&fault, CODE_INVALID_ARGUMENT, 0, "%s: no address that output can go to", wish->out);
        give_up(streams, &fault);
        return;
    }
    to_log = uri.scheme == URI_FILE || uri.scheme == URI_BINARY;
    if (wish->terminal && !console_open(&streams->console))
        fault_note(&fault, CODE_INTERNAL, errno, "cannot make the socket for a terminal");
    else if (make_input(streams, &fault) && make_outputs(streams, to_log, &fault)) {
        if (!to_log || open_log(streams, &uri))
            prepared(streams, NULL);
        return;
    }
    give_up(streams, &fault);
}

static void check_relays(struct timer *timer);

/* Not at once: the relay is still at work. */
static void relay_ended(struct streams *streams)
{
    if (streams->finished != NULL)
        loop_after(&streams->patience, 0, check_relays);
}

static void out_ended(struct relay *relay)
{
    relay_ended(loop_owner(relay, struct streams, out));
}

static void err_ended(struct relay *relay)
{
    relay_ended(loop_owner(relay, struct streams, err));
}

/* From `from`, which is taken over, to a named pipe of the caller's. */
static bool carry_out(struct relay *relay, int *from, const char *path, void (*ended)(struct relay *),
                      struct fault *fault)
{
    int to;
    int anchor;
    int source = *from;

    if (source < 0 || path[0] == '\0')
        return true;
    if (!pipes_open_output(path, &to, &anchor))
        return fault_note(fault, CODE_UNKNOWN, errno, "cannot open %s", path);
    *from = -1;
    return relay_open(relay, source, to, anchor, RELAY_DROP, ended) ||
           fault_note(fault, CODE_INTERNAL, errno, "cannot wait for output");
}

static bool carry_in(struct streams *streams, int *to, struct fault *fault)
{
    int from;
    int sink = *to;

    if (sink < 0)
        return true;
    if (!pipes_open_input(streams->wish.in, &from, &streams->keep_in))
        return fault_note(fault, CODE_UNKNOWN, errno, "cannot open %s", streams->wish.in);
    *to = -1;
    if (streams->in_closed)
        close_all(&streams->keep_in, 1);
    return relay_open(&streams->in, from, sink, -1, RELAY_END, NULL) ||
           fault_note(fault, CODE_INTERNAL, errno, "cannot wait for input");
}

/* A terminal is read and written, and resized: a descriptor for each. */
static bool attach_terminal(struct streams *streams, struct fault *fault)
{
    int output;
    int input = -1;

    streams->terminal = console_receive(&streams->console);
    output = streams->terminal < 0 ? -1 : fcntl(streams->terminal, F_DUPFD_CLOEXEC, 3);
    if (output < 0)
        return fault_note(fault, CODE_INTERNAL, 0, "the runtime sent no terminal");
    if (streams->runtime[1] >= 0) {
        int log = streams->runtime[1];

        streams->runtime[1] = -1;
        if (!relay_open(&streams->out, output, log, -1, RELAY_DROP, out_ended))
            return fault_note(fault, CODE_INTERNAL, errno, "cannot wait for output");
        output = -1;
    } else if (!carry_out(&streams->out, &output, streams->wish.out, out_ended, fault)) {
        close_all(&output, 1);
        return false;
    }
    close_all(&output, 1);
    if (streams->wish.in[0] != '\0')
        input = fcntl(streams->terminal, F_DUPFD_CLOEXEC, 3);
    if (carry_in(streams, &input, fault))
        return true;
    close_all(&input, 1);
    return false;
}

bool streams_attach(struct streams *streams, struct fault *fault)
{
    if (streams->wish.terminal)
        return attach_terminal(streams, fault);
    /* As long as we had these, the output would have no end. */
    close_all(streams->runtime, 3);
    return carry_in(streams, &streams->ours[0], fault) &&
           carry_out(&streams->out, &streams->ours[1], streams->wish.out, out_ended, fault) &&
           carry_out(&streams->err, &streams->ours[2], streams->wish.err, err_ended, fault);
}

void streams_close_in(struct streams *streams)
{
    streams->in_closed = true;
    if (streams->begun)
        close_all(&streams->keep_in, 1);
}

bool streams_resize(struct streams *streams, uint32_t width, uint32_t height)
{
    return !streams->begun || streams->terminal < 0 || console_resize(streams->terminal, width, height);
}

static void program_ended(struct logger_program *program)
{
    finish_now(loop_owner(program, struct streams, program));
}

static int64_t latest(int64_t one, int64_t other)
{
    return one > other ? one : other;
}

static void check_relays(struct timer *timer)
{
    struct streams *streams = loop_owner(timer, struct streams, patience);
    int64_t now = loop_now();
    int64_t quiet_at = latest(streams->out.moved, streams->err.moved) + SILENCE;
    bool held = relay_held(&streams->out) || relay_held(&streams->err);

    if ((!streams->out.open && !streams->err.open) || now >= streams->finish_by || (!held && now >= quiet_at))
        finish_now(streams);
    else
        loop_after(&streams->patience, held ? streams->finish_by - now : quiet_at - now, check_relays);
}

void streams_finish(struct streams *streams, void (*finished)(struct streams *))
{
    streams->finished = finished;
    if (!streams->begun) {
        finished(streams);
        return;
    }
    close_all(&streams->keep_in, 1);
    close_all(streams->runtime, 3);
    relay_close(&streams->in);
    if (streams->logged && !streams->log_ended)
        logger_finish();
    else if (streams->programmed)
        logger_program_end(&streams->program, program_ended);
    else {
        streams->finish_by = loop_now() + TOTAL;
        check_relays(&streams->patience);
    }
}
