#include "events.h"

#include "connection.h"
#include "loop.h"
#include "message.h"
#include "report.h"
#include "unixsocket.h"

#include "events.pb.h"
#include "ttrpc.pb.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { QUEUE = 64 };

/* How long until the next try. Milliseconds. */
enum { RETRY_FIRST = 100, RETRY_LAST = 30 * 1000 };

static const char *address;
static const char *namespace;
static const char *container;
static struct event_created created;

static struct event queue[QUEUE];
static size_t queued;
static bool asked; /* the first of the queue was sent, and no answer has come */
static struct connection connection;
static uint32_t last_stream;
static struct timer retry;
static int64_t retry_in = RETRY_FIRST;
static struct timer patience;
static void (*told_drained)(void);

static void send_first(void);

static Timestamp stamp(struct timespec time)
{
    return (Timestamp){ .seconds = time.tv_sec, .nanos = (int32_t)time.tv_nsec };
}

/* Wraps an event up, as the Events service wants it, and sends it. */
static void forward(const struct event *event, const char *name, const char *topic, const pb_msgdesc_t *fields,
                    const void *message)
{
    char type[64];
    const char *type_text = type;
    const char *service = "containerd.services.events.ttrpc.v1.Events";
    const char *method = "Forward";
    struct message_part part = { fields, message };
    ForwardRequest forwarded = { .has_envelope = true };
    struct message_part payload = { ForwardRequest_fields, &forwarded };
    TtrpcRequest request = {
        .service = message_text(&service),
        .method = message_text(&method),
        .payload = message_within(&payload),
    };

    (void)snprintf(type, sizeof type, "containerd.events.%s", name);
    forwarded.envelope = (Envelope){
        .has_timestamp = true,
        .timestamp = stamp(event->happened),
        .namespace = message_text(&namespace),
        .topic = message_text(&topic),
        .has_event = true,
        .event = { .type_url = message_text(&type_text), .value = message_within(&part) },
    };
    last_stream += 2;
    connection_send(&connection, FRAME_REQUEST, last_stream, TtrpcRequest_fields, &request);
}

static void send_create(const struct event *event)
{
    TaskCreate message = {
        .container_id = message_text(&container),
        .bundle = message_text(&created.bundle),
        .has_io = true,
        .io = {
            .input = message_text(&created.in),
            .output = message_text(&created.out),
            .errors = message_text(&created.err),
            .terminal = created.terminal,
        },
        .pid = event->pid,
    };

    forward(event, "TaskCreate", "/tasks/create", TaskCreate_fields, &message);
}

static void send_start(const struct event *event)
{
    TaskStart message = { .container_id = message_text(&container), .pid = event->pid };

    forward(event, "TaskStart", "/tasks/start", TaskStart_fields, &message);
}

static void send_exec_added(const struct event *event)
{
    const char *id = event->id;
    TaskExecAdded message = { .container_id = message_text(&container), .exec_id = message_text(&id) };

    forward(event, "TaskExecAdded", "/tasks/exec-added", TaskExecAdded_fields, &message);
}

static void send_exec_started(const struct event *event)
{
    const char *id = event->id;
    TaskExecStarted message = {
        .container_id = message_text(&container),
        .exec_id = message_text(&id),
        .pid = event->pid,
    };

    forward(event, "TaskExecStarted", "/tasks/exec-started", TaskExecStarted_fields, &message);
}

static void send_notice(const struct event *event, const char *name, const char *topic)
{
    TaskNotice message = { .container_id = message_text(&container) };

    forward(event, name, topic, TaskNotice_fields, &message);
}

static void send_exit(const struct event *event)
{
    const char *id = event->id;
    TaskExit message = {
        .container_id = message_text(&container),
        .id = message_text(&id),
        .pid = event->pid,
        .exit_status = event->exit_status,
        .has_exited_at = true,
        .exited_at = stamp(event->exited_at),
    };

    forward(event, "TaskExit", "/tasks/exit", TaskExit_fields, &message);
}

static void send_delete(const struct event *event)
{
    TaskDelete message = {
        .container_id = message_text(&container),
        .pid = event->pid,
        .exit_status = event->exit_status,
        .has_exited_at = true,
        .exited_at = stamp(event->exited_at),
    };

    forward(event, "TaskDelete", "/tasks/delete", TaskDelete_fields, &message);
}

static void send_event(const struct event *event)
{
    switch (event->type) {
    case EVENT_CREATE:
        send_create(event);
        break;
    case EVENT_START:
        send_start(event);
        break;
    case EVENT_EXEC_ADDED:
        send_exec_added(event);
        break;
    case EVENT_EXEC_STARTED:
        send_exec_started(event);
        break;
    case EVENT_PAUSED:
        send_notice(event, "TaskPaused", "/tasks/paused");
        break;
    case EVENT_RESUMED:
        send_notice(event, "TaskResumed", "/tasks/resumed");
        break;
    case EVENT_OOM:
        send_notice(event, "TaskOOM", "/tasks/oom");
        break;
    case EVENT_EXIT:
        send_exit(event);
        break;
    case EVENT_DELETE:
        send_delete(event);
        break;
    }
}

static void drained(void)
{
    void (*told)(void) = told_drained;

    told_drained = NULL;
    loop_cancel(&patience);
    if (told != NULL)
        told();
}

static void drop(size_t at)
{
    queued--;
    memmove(&queue[at], &queue[at + 1], (queued - at) * sizeof queue[0]);
}

/* An answer, of whatever kind: containerd has it. A refusal would be the same at the next time. */
static void taken(struct connection *from, const struct frame_reader *answer)
{
    (void)from;
    if (!asked || answer->frame.stream != last_stream || answer->frame.type != FRAME_RESPONSE)
        return;
    asked = false;
    retry_in = RETRY_FIRST;
    drop(0);
    send_first();
}

static void try_again(struct timer *timer)
{
    (void)timer;
    send_first();
}

static void later(void)
{
    loop_after(&retry, retry_in, try_again);
    retry_in = retry_in * 2 < RETRY_LAST ? retry_in * 2 : RETRY_LAST;
}

static void gone(struct connection *from)
{
    (void)from;
    asked = false;
    if (queued > 0)
        later();
}

static bool connect_to_containerd(void)
{
    int fd;

    if (connection.id != 0)
        return true;
    fd = unixsocket_connect(address);
    if (fd < 0)
        return false;
    if (!connection_open(&connection, fd, 1, taken, gone)) {
        close(fd);
        return false;
    }
    last_stream = (uint32_t)-1;
    return true;
}

static void send_first(void)
{
    if (asked)
        return;
    if (queued == 0) {
        /* Nothing is kept open for the time in which nothing happens, at neither end. */
        connection_close(&connection);
        drained();
    } else if (connect_to_containerd()) {
        asked = true;
        send_event(&queue[0]);
    } else {
        later();
    }
}

/* Makes room. What ends something is kept longest. */
static void drop_least(void)
{
    size_t at = asked ? 1 : 0;

    while (at < queued && (queue[at].type == EVENT_EXIT || queue[at].type == EVENT_DELETE))
        at++;
    report("too many events wait for containerd: one is dropped");
    drop(at < queued ? at : queued - 1);
}

void events_open(const char *to, const char *in, const char *of)
{
    address = to;
    namespace = in;
    container = of;
}

void events_created(const struct event_created *what)
{
    created = *what;
}

void events_send(const struct event *event)
{
    if (queued == QUEUE)
        drop_least();
    queue[queued] = *event;
    (void)clock_gettime(CLOCK_REALTIME, &queue[queued].happened);
    queued++;
    if (!retry.active)
        send_first();
}

void events_retry(void)
{
    retry_in = RETRY_FIRST;
    if (!retry.active)
        return;
    loop_cancel(&retry);
    send_first();
}

static void out_of_patience(struct timer *timer)
{
    (void)timer;
    drained();
}

void events_drain(int64_t milliseconds, void (*told)(void))
{
    told_drained = told;
    if (queued == 0)
        drained();
    else
        loop_after(&patience, milliseconds, out_of_patience);
}
