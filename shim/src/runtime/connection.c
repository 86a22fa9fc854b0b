#include "connection.h"

#include "message.h"

#include <errno.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

/* Answers that nobody reads: who lets so many pile up is sent away. */
enum { OUT_MAX = 8 << 20 };

void connection_close(struct connection *connection)
{
    if (connection->id == 0)
        return;
    loop_forget(&connection->watch);
    close(connection->watch.fd);
    frame_done(&connection->reader);
    buffer_drop(&connection->out);
    connection->id = 0;
}

static void end(struct connection *connection)
{
    void (*ended)(struct connection *) = connection->ended;

    connection_close(connection);
    if (ended != NULL)
        ended(connection);
}

static uint32_t wanted(const struct connection *connection)
{
    uint32_t in = connection->deaf ? 0 : EPOLLIN;

    return connection_behind(connection) ? in | EPOLLOUT : in;
}

void connection_flush(struct connection *connection)
{
    while (connection_behind(connection)) {
        struct slice held = buffer_held(&connection->out);
        ssize_t sent = send(connection->watch.fd, held.at, held.length, MSG_NOSIGNAL | MSG_DONTWAIT);

        if (sent >= 0) {
            buffer_take(&connection->out, (size_t)sent);
        } else if (errno == EAGAIN || errno == EINTR) {
            break;
        } else {
            /* Nobody is there to read the rest. That it has ended is seen when it is read from. */
            buffer_drop(&connection->out);
        }
    }
    loop_change(&connection->watch, wanted(connection));
}

/* One read each turn, so that no connection keeps the others waiting. */
static void receive(struct connection *connection)
{
    size_t room;
    char *into = frame_room(&connection->reader, &room);
    ssize_t got = recv(connection->watch.fd, into, room, MSG_DONTWAIT);
    uint32_t id = connection->id;

    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (got <= 0) {
        end(connection);
    } else if (frame_filled(&connection->reader, (size_t)got)) {
        connection->take(connection, &connection->reader);
        /* What was taken may have ended the connection. */
        if (connection->id == id)
            frame_done(&connection->reader);
    }
}

static void ready(struct watch *watch, uint32_t events)
{
    struct connection *connection = loop_owner(watch, struct connection, watch);

    if (events & EPOLLOUT)
        connection_flush(connection);
    if (connection->deaf && (events & (EPOLLHUP | EPOLLERR)))
        end(connection);
    else if (events & (EPOLLIN | EPOLLHUP | EPOLLERR) && !connection->deaf)
        receive(connection);
}

bool connection_open(struct connection *connection, int fd, uint32_t id,
                     void (*take)(struct connection *, const struct frame_reader *),
                     void (*ended)(struct connection *))
{
    memset(connection, 0, sizeof *connection);
    if (!loop_watch(&connection->watch, fd, EPOLLIN, ready))
        return false;
    connection->id = id;
    connection->take = take;
    connection->ended = ended;
    return true;
}

void connection_send(struct connection *connection, uint8_t type, uint32_t stream, const pb_msgdesc_t *fields,
                     const void *message)
{
    size_t size = message_size(fields, message);
    struct frame frame = { .length = (uint32_t)size, .stream = stream, .type = type };
    size_t held = buffer_held(&connection->out).length;
    char *into = size <= FRAME_MAX && held <= OUT_MAX ? buffer_add(&connection->out, FRAME_HEADER + size) : NULL;

    if (into == NULL) {
        /* Read to its end instead of closed here: a caller further up may be at work with it. */
        (void)shutdown(connection->watch.fd, SHUT_RDWR);
        return;
    }
    frame_write(&frame, into);
    if (!message_encode(fields, message, into + FRAME_HEADER, size))
        (void)shutdown(connection->watch.fd, SHUT_RDWR);
    connection_flush(connection);
}

void connection_deaf(struct connection *connection)
{
    if (connection->id == 0)
        return;
    connection->deaf = true;
    loop_change(&connection->watch, wanted(connection));
}

bool connection_behind(const struct connection *connection)
{
    return connection->id != 0 && connection->out.end > connection->out.start;
}
