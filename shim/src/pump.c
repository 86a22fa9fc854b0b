#include "pump.h"

#include "fail.h"
#include "line.h"
#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/epoll.h>
#include <sys/signalfd.h>
#include <time.h>
#include <unistd.h>

/* When the start of a line is written though its end has not come. Milliseconds, as all times here. */
enum {
    TAIL_SILENCE = 1000, /* the stream has said nothing for so long */
    TAIL_AGE = 5000,     /* it speaks, but the line has no end (a row of dots) */
};

/* When TERM ends the work though a descriptor is still open. */
enum {
    TERM_SILENCE = 200, /* nothing came for so long */
    TERM_TOTAL = 8000,  /* in all: containerd kills 12 s after its TERM */
};

#define NEVER INT64_MAX

struct stream {
    int fd;            /* -1: at its end */
    bool pollable;     /* false: a file or /dev/null, which epoll won't take and read() never waits for */
    int64_t tail_due;  /* when the start of a line that is held is written all the same; NEVER: none is held */
    int64_t tail_last; /* the latest that tail_due may become */
    struct line_buffer lines;
};

enum { OUT = OUTPUT_OUT, ERR = OUTPUT_ERR, STREAMS = OUTPUT_STREAMS, TERM = STREAMS, EVENTS };

static struct stream streams[STREAMS];
static int epoll_fd;
static int signal_fd;
static int64_t quiet_due = NEVER; /* after TERM: the end, unless more bytes come */
static int64_t end_due = NEVER;   /* after TERM: the end in any case */

static int64_t now(void)
{
    struct timespec time;

    if (clock_gettime(CLOCK_MONOTONIC, &time) < 0)
        fail(FAIL_SYSTEM, errno, "cannot read the clock");
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static int64_t earlier(int64_t one, int64_t other)
{
    return one < other ? one : other;
}

static bool watch(int fd, uint32_t which)
{
    struct epoll_event event = { .events = EPOLLIN, .data.u32 = which };

    if (epoll_ctl(epoll_fd, EPOLL_CTL_ADD, fd, &event) == 0)
        return true;
    if (errno != EPERM)
        fail(FAIL_SYSTEM, errno, "cannot watch descriptor %d", fd);
    return false;
}

static void open_stream(uint32_t which, int fd)
{
    struct stream *stream = &streams[which];
    int flags = fcntl(fd, F_GETFL);

    /* The read end is ours alone: the container's end is another file description, and keeps blocking. */
    if (flags < 0 || fcntl(fd, F_SETFL, flags | O_NONBLOCK) < 0)
        fail(FAIL_SYSTEM, errno, "cannot make descriptor %d non-blocking", fd);
    stream->fd = fd;
    stream->pollable = watch(fd, which);
    stream->tail_due = NEVER;
}

void pump_open(int out, int err)
{
    epoll_fd = epoll_create1(EPOLL_CLOEXEC);
    if (epoll_fd < 0)
        fail(FAIL_SYSTEM, errno, "cannot make an epoll descriptor");
    open_stream(OUT, out);
    open_stream(ERR, err);
}

void pump_obey_term(void)
{
    sigset_t term;

    /* Blocked since the start: a TERM that came before this waits here. */
    if (sigemptyset(&term) < 0 || sigaddset(&term, SIGTERM) < 0)
        fail(FAIL_SYSTEM, errno, "cannot ask for TERM");
    signal_fd = signalfd(-1, &term, SFD_CLOEXEC | SFD_NONBLOCK);
    if (signal_fd < 0)
        fail(FAIL_SYSTEM, errno, "cannot make a signal descriptor");
    watch(signal_fd, TERM);
}

int pump_descriptor(void)
{
    return epoll_fd;
}

static void put(const struct stream *stream, size_t count)
{
    output_write((size_t)(stream - streams), stream->lines.bytes, count);
}

static void write_tail(struct stream *stream)
{
    size_t tail = line_pending(&stream->lines);

    if (tail > 0)
        put(stream, tail);
    line_take(&stream->lines, tail);
    stream->tail_due = NEVER;
}

static void write_whole_lines(struct stream *stream)
{
    size_t whole = output_by_lines() ? line_whole(&stream->lines) : line_pending(&stream->lines);

    if (whole == 0)
        return;
    put(stream, whole);
    line_take(&stream->lines, whole);
    stream->tail_due = NEVER;
}

/* The clock is asked only if a time is to be kept: never while a container writes whole lines. */
static void set_times(struct stream *stream)
{
    int64_t read_at;

    if (line_pending(&stream->lines) == 0 && end_due == NEVER)
        return;
    read_at = now();
    if (end_due != NEVER)
        quiet_due = read_at + TERM_SILENCE;
    if (line_pending(&stream->lines) == 0)
        return;
    if (stream->tail_due == NEVER)
        stream->tail_last = read_at + TAIL_AGE;
    stream->tail_due = earlier(read_at + TAIL_SILENCE, stream->tail_last);
}

static void end_stream(struct stream *stream)
{
    write_tail(stream);
    /*
     * Taken out of the epoll set before it is closed: our starter may have the same read end open for a moment longer,
     * and as long as anyone has, close() alone would leave it in the set, hung up and ready for ever.
     */
    if (stream->pollable && epoll_ctl(epoll_fd, EPOLL_CTL_DEL, stream->fd, NULL) < 0)
        fail(FAIL_SYSTEM, errno, "cannot stop watching descriptor %d", stream->fd);
    close(stream->fd);
    stream->fd = -1;
}

/*
 * One read each time, so that neither stream waits for the other. What epoll said is not asked: a hang-up comes
 * together with the last bytes, and the end of a stream is when read() says so, not before.
 */
static void read_stream(struct stream *stream)
{
    size_t room;
    char *into = line_room(&stream->lines, &room);
    ssize_t got = read(stream->fd, into, room);

    if (got > 0) {
        line_filled(&stream->lines, (size_t)got);
        write_whole_lines(stream);
        set_times(stream);
    } else if (got == 0 || (errno != EAGAIN && errno != EINTR)) {
        /* An error ends it as well: a terminal's last word is EIO. */
        end_stream(stream);
    }
}

void pump_finish(void)
{
    if (end_due != NEVER)
        return;
    end_due = now();
    quiet_due = end_due + TERM_SILENCE;
    end_due += TERM_TOTAL;
}

static void read_signal(void)
{
    struct signalfd_siginfo signal;

    if (read(signal_fd, &signal, sizeof signal) > 0)
        pump_finish();
}

static bool any_open(void)
{
    return streams[OUT].fd >= 0 || streams[ERR].fd >= 0;
}

/* Without an end if there is nothing to be done by a certain time. */
int pump_patience(void)
{
    int64_t due = earlier(quiet_due, end_due);
    int64_t left;

    for (size_t which = 0; which < STREAMS; which++) {
        if (streams[which].fd >= 0 && !streams[which].pollable)
            return 0;
        due = earlier(due, streams[which].tail_due);
    }
    if (due == NEVER)
        return -1;
    left = due - now();
    return left <= 0 ? 0 : (int)earlier(left, INT_MAX);
}

/* Waits, and reads once from whatever has something. False: the time was up, and nothing had. */
static bool read_once(int patience)
{
    struct epoll_event events[EVENTS];
    int count = epoll_wait(epoll_fd, events, EVENTS, patience);
    bool any = count != 0; /* interrupted, by a stop and a CONT: not known */

    if (count < 0 && errno != EINTR)
        fail(FAIL_SYSTEM, errno, "cannot wait for output");
    for (int at = 0; at < count; at++) {
        if (events[at].data.u32 == TERM)
            read_signal();
        else
            read_stream(&streams[events[at].data.u32]);
    }
    for (size_t which = 0; which < STREAMS; which++) {
        if (streams[which].fd >= 0 && !streams[which].pollable) {
            read_stream(&streams[which]);
            any = true;
        }
    }
    return any;
}

static void write_due_tails(void)
{
    for (size_t which = 0; which < STREAMS; which++)
        if (streams[which].tail_due != NEVER && streams[which].tail_due <= now())
            write_tail(&streams[which]);
}

/*
 * Silence is judged only when there was nothing to read: that we had no CPU for a while, or were stopped, is not the
 * container's silence.
 */
static bool term_is_over(bool any)
{
    if (end_due == NEVER)
        return false;
    return end_due <= now() || (!any && quiet_due <= now());
}

static bool take_turn(int patience)
{
    bool any = read_once(patience);

    write_due_tails();
    if (any_open() && !term_is_over(any))
        return true;
    for (size_t which = 0; which < STREAMS; which++)
        write_tail(&streams[which]);
    return false;
}

bool pump_turn(void)
{
    return take_turn(0);
}

void pump_run(void)
{
    while (take_turn(pump_patience()))
        continue;
}
