#include "relay.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/epoll.h>
#include <unistd.h>

void relay_close(struct relay *relay)
{
    if (!relay->open)
        return;
    loop_forget(&relay->source);
    loop_forget(&relay->sink);
    close(relay->from);
    close(relay->to);
    if (relay->anchor >= 0)
        close(relay->anchor);
    relay->open = false;
}

static void end(struct relay *relay)
{
    relay_close(relay);
    if (relay->ended != NULL)
        relay->ended(relay);
}

bool relay_held(const struct relay *relay)
{
    return relay->open && relay->end > relay->start;
}

static void drop_anchor(struct relay *relay)
{
    close(relay->anchor);
    relay->anchor = -1;
}

enum written { WRITTEN, FULL, ENDED };

static enum written nobody_reads(struct relay *relay)
{
    relay->start = relay->end = 0;
    return relay->lost == RELAY_DROP ? WRITTEN : ENDED;
}

/*
 * Writes what is held. While there is an anchor the pipe has a reader, us, who never reads: that it is full says that
 * no other one is there yet, or that he is slow. Without the anchor the kernel tells which.
 */
static enum written write_held(struct relay *relay)
{
    while (relay->end > relay->start) {
        ssize_t put = write(relay->to, relay->bytes + relay->start, relay->end - relay->start);

        if (put > 0)
            relay->start += (size_t)put;
        else if (put < 0 && errno == EAGAIN && relay->anchor >= 0)
            drop_anchor(relay);
        else if (put < 0 && errno == EAGAIN)
            return FULL;
        else if (put == 0 || errno != EINTR)
            return nobody_reads(relay);
    }
    relay->start = relay->end = 0;
    return WRITTEN;
}

static void sink_ready(struct watch *watch, uint32_t events);

/* Waits for room, and reads nothing meanwhile: who writes too fast waits as with any pipe. */
static void wait_for_room(struct relay *relay)
{
    /* Not only asked for nothing: a hang-up is told all the same, for ever. */
    loop_forget(&relay->source);
    if (!relay->sink.active && !loop_watch(&relay->sink, relay->to, EPOLLOUT, sink_ready))
        end(relay);
}

static void source_ready(struct watch *watch, uint32_t events)
{
    struct relay *relay = loop_owner(watch, struct relay, source);
    ssize_t got = read(relay->from, relay->bytes, sizeof relay->bytes);
    enum written written;

    (void)events;
    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    relay->moved = loop_now();
    /* An error ends it as well: a terminal's last word is EIO. */
    if (got <= 0) {
        end(relay);
        return;
    }
    relay->end = (size_t)got;
    written = write_held(relay);
    if (written == ENDED)
        end(relay);
    else if (written == FULL)
        wait_for_room(relay);
}

static void sink_ready(struct watch *watch, uint32_t events)
{
    struct relay *relay = loop_owner(watch, struct relay, sink);
    enum written written = write_held(relay);

    (void)events;
    relay->moved = loop_now();
    if (written == FULL)
        return;
    loop_forget(&relay->sink);
    if (written == ENDED || !loop_watch(&relay->source, relay->from, EPOLLIN, source_ready))
        end(relay);
}

static bool unblock(int fd)
{
    int flags = fcntl(fd, F_GETFL);

    return flags >= 0 && fcntl(fd, F_SETFL, flags | O_NONBLOCK) == 0;
}

bool relay_open(struct relay *relay, int from, int to, int anchor, enum relay_lost lost,
                void (*ended)(struct relay *))
{
    relay->open = true;
    relay->from = from;
    relay->to = to;
    relay->anchor = anchor;
    relay->lost = lost;
    relay->ended = ended;
    relay->start = relay->end = 0;
    relay->moved = loop_now();
    if (unblock(from) && unblock(to) && loop_watch(&relay->source, from, EPOLLIN, source_ready))
        return true;
    relay_close(relay);
    return false;
}
