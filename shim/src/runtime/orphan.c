#include "orphan.h"

#include "bundle.h"
#include "loop.h"
#include "remove.h"
#include "server.h"
#include "task.h"

#include <signal.h>

/* containerd removes the bundle some time after it has gone. Milliseconds. */
enum { FIRST_PAUSE = 5 * 1000, LAST_PAUSE = 60 * 1000, CLEARING = 500 };

static struct timer look;
static int64_t patience;
static void (*end_process)(void);

static void look_later(void);

/* A container that runs is left alone, whatever becomes of containerd. */
static bool is_needed(const struct process *first)
{
    return server_is_used() || (first != NULL && (first->busy || first->state == PROCESS_RUNNING));
}

static void clear_away(struct process *first)
{
    if (first->state == PROCESS_STOPPED)
        remove_unasked(first);
    else if (first->pid > 0)
        (void)kill(first->pid, SIGKILL);
}

static void look_now(struct timer *timer)
{
    struct process *first = task_first();

    (void)timer;
    if (is_needed(first)) {
        orphan_trust();
        return;
    }
    if (first == NULL && bundle_is_gone()) {
        end_process();
        return;
    }
    look_later();
    if (first != NULL && bundle_is_gone()) {
        patience = CLEARING;
        clear_away(first);
    }
}

static void look_later(void)
{
    patience = patience == 0 ? FIRST_PAUSE : patience * 2;
    if (patience > LAST_PAUSE)
        patience = LAST_PAUSE;
    loop_after(&look, patience, look_now);
}

void orphan_suspect(void)
{
    loop_after(&look, patience, look_now);
}

void orphan_trust(void)
{
    loop_cancel(&look);
    patience = 0;
}

void orphan_open(void (*end)(void))
{
    end_process = end;
    task_on_change(orphan_suspect);
}
