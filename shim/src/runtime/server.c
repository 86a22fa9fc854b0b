#include "server.h"

#include "connection.h"
#include "loop.h"
#include "message.h"

#include "ttrpc.pb.h"

#include <errno.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

/* containerd has one; a person with a tool another. */
enum { CONNECTIONS = 8 };

static struct connection connections[CONNECTIONS];
static uint32_t ids[CONNECTIONS]; /* kept longer than their connections */
static uint32_t last_connection;
static struct watch listening;
static struct server served;

static struct connection *find(uint32_t id)
{
    for (size_t at = 0; at < CONNECTIONS; at++)
        if (id != 0 && connections[at].id == id)
            return &connections[at];
    return NULL;
}

static void answer(struct call call, const TtrpcResponse *response)
{
    struct connection *connection = find(call.connection);

    if (connection != NULL)
        connection_send(connection, FRAME_RESPONSE, call.stream, TtrpcResponse_fields, response);
}

void server_answer(struct call call, const pb_msgdesc_t *fields, const void *message)
{
    struct message_part part = { fields, message };
    TtrpcResponse response = { .payload = message_within(&part) };

    answer(call, &response);
}

void server_answer_empty(struct call call)
{
    TtrpcResponse response = { .has_status = false };

    answer(call, &response);
}

void server_refuse(struct call call, enum code code, const char *format, ...)
{
    char text[1024];
    const char *message = text;
    TtrpcResponse response = { .has_status = true };
    va_list arguments;

    va_start(arguments, format);
    (void)vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    response.status.code = (int32_t)code;
    response.status.message = message_text(&message);
    answer(call, &response);
}

static void dispatch(struct call call, struct slice service, struct slice method, struct slice payload)
{
    if (!slice_is(service, served.service)) {
        server_refuse(call, CODE_UNIMPLEMENTED, "service %.*s", (int)(service.length & 0xff), service.at);
        return;
    }
    for (const struct server_method *known = served.methods; known->name != NULL; known++) {
        if (slice_is(method, known->name)) {
            known->handle(call, payload);
            return;
        }
    }
    server_refuse(call, CODE_UNIMPLEMENTED, "method %.*s", (int)(method.length & 0xff), method.at);
}

static void take_request(struct call call, struct slice bytes)
{
    struct slice service;
    struct slice method;
    struct slice payload;
    TtrpcRequest request = {
        .service = message_text_to(&service),
        .method = message_text_to(&method),
        .payload = message_text_to(&payload),
    };

    if (message_decode(bytes, TtrpcRequest_fields, &request))
        dispatch(call, service, method, payload);
    else
        server_refuse(call, CODE_INVALID_ARGUMENT, "no ttrpc request");
}

/* A client's streams have odd numbers, each greater than the one before. */
static void take_message(struct connection *connection, const struct frame_reader *reader)
{
    struct call call = { connection->id, reader->frame.stream };

    if (reader->frame.type != FRAME_REQUEST)
        return; /* streams of data belong to services that are not here */
    if (!frame_kept(reader)) {
        server_refuse(call, CODE_RESOURCE_EXHAUSTED, "a message of %u bytes is too long", reader->frame.length);
    } else if (call.stream % 2 == 0 || call.stream <= connection->last_stream) {
        server_refuse(call, CODE_INVALID_ARGUMENT, "stream %u: not odd, or not greater than the last", call.stream);
    } else {
        connection->last_stream = call.stream;
        take_request(call, frame_message(reader));
    }
}

/* Its id is gone with it: it is known by its place. */
static void connection_ended(struct connection *connection)
{
    served.disconnected(ids[connection - connections]);
}

static struct connection *free_connection(void)
{
    for (size_t at = 0; at < CONNECTIONS; at++)
        if (connections[at].id == 0)
            return &connections[at];
    return NULL;
}

static void accept_one(struct watch *watch, uint32_t events)
{
    int fd = accept4(watch->fd, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
    struct connection *connection = free_connection();

    (void)events;
    if (fd < 0)
        return;
    /* More than there is room for: refused, so that the one who waits knows. */
    if (connection == NULL || !connection_open(connection, fd, ++last_connection, take_message, connection_ended)) {
        close(fd);
        return;
    }
    ids[connection - connections] = last_connection;
    served.connected();
}

bool server_is_used(void)
{
    for (size_t at = 0; at < CONNECTIONS; at++)
        if (connections[at].id != 0)
            return true;
    return false;
}

bool server_open(int listener, const struct server *server)
{
    served = *server;
    return loop_watch(&listening, listener, EPOLLIN, accept_one);
}

void server_close(void)
{
    if (listening.active) {
        loop_forget(&listening);
        close(listening.fd);
    }
    for (size_t at = 0; at < CONNECTIONS; at++)
        connection_deaf(&connections[at]);
}

enum { FLUSH_TURNS = 20, FLUSH_TURN = 50 /* ms */ };

void server_flush(void)
{
    for (size_t at = 0; at < CONNECTIONS; at++)
        for (int turn = 0; turn < FLUSH_TURNS && connection_behind(&connections[at]); turn++) {
            struct pollfd room = { .fd = connections[at].watch.fd, .events = POLLOUT };

            (void)poll(&room, 1, FLUSH_TURN);
            connection_flush(&connections[at]);
        }
}
