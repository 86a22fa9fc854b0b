#include "logger.h"

#include "fail.h"
#include "output.h"
#include "pump.h"
#include "settings.h"

#include <errno.h>
#include <string.h>
#include <sys/epoll.h>

static struct watch pumped;
static struct timer due;
static void (*told_ended)(void);

bool logger_is_ours(const struct uri *uri)
{
    const char *name = strrchr(uri->path, '/');

    return uri->scheme == URI_BINARY && uri->count == 2 && strcmp(uri->arguments[0], "settings") == 0 &&
           uri->arguments[1][0] == '/' && name != NULL && strcmp(name, "/contd-shim") == 0;
}

static void turn(void);

static void time_is_up(struct timer *timer)
{
    (void)timer;
    turn();
}

static void has_output(struct watch *watch, uint32_t events)
{
    (void)watch;
    (void)events;
    turn();
}

static void turn(void)
{
    int patience;

    if (!pump_turn()) {
        loop_cancel(&due);
        loop_forget(&pumped);
        output_finish();
        told_ended();
        return;
    }
    patience = pump_patience();
    if (patience >= 0)
        loop_after(&due, patience, time_is_up);
    else
        loop_cancel(&due);
}

/* The epoll descriptor of the pump is one that can be waited for. */
static void begin(const struct settings *settings, int out, int err, void (*ended)(void))
{
    output_open(settings);
    pump_open(out, err);
    told_ended = ended;
    if (!loop_watch(&pumped, pump_descriptor(), EPOLLIN, has_output))
        fail(FAIL_SYSTEM, errno, "cannot wait for output");
}

void logger_here(const char *path, int out, int err, void (*ended)(void))
{
    struct settings settings;

    settings_take(path, &settings);
    begin(&settings, out, err, ended);
}

void logger_file(const char *path, int out, int err, void (*ended)(void))
{
    struct settings settings = { .mode = MODE_LOG, .log = path };

    begin(&settings, out, err, ended);
}

void logger_finish(void)
{
    if (!pumped.active)
        return;
    pump_finish();
    turn();
}
