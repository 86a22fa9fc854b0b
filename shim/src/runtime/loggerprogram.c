#include "logger.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>
#include <unistd.h>

/* Milliseconds. How soon after the end of its ready pipe a program may be found dead; and how long it may read on. */
enum { SETTLE = 10, TERM_TO_KILL = 12 * 1000 };

enum { ENVIRONMENT = 256, VARIABLE = 128 };

static void program_ended(struct child *child, const struct ending *ending)
{
    struct logger_program *program = loop_owner(child, struct logger_program, child);

    (void)ending;
    child->pid = 0;
    loop_cancel(&program->kill);
    if (program->ended != NULL)
        program->ended(program);
}

/* Ours and two more. */
static void fill_environment(const char *all[ENVIRONMENT], const char *id, const char *namespace)
{
    size_t count = 0;

    for (char **at = environ; *at != NULL && count < ENVIRONMENT - 3; at++)
        all[count++] = *at;
    all[count++] = id;
    all[count++] = namespace;
    all[count] = NULL;
}

static void settled(struct timer *timer)
{
    struct logger_program *program = loop_owner(timer, struct logger_program, settle);
    struct fault fault;

    if (program->child.pid != 0) {
        program->started(program, NULL);
        return;
    }
    fault_note(&fault, CODE_UNKNOWN, 0, "the log program ended before it was ready");
    program->started(program, &fault);
}

/* Some say ready by a byte, some by closing: and closed it is also by a program that has died. */
static void is_ready(struct watch *watch, uint32_t events)
{
    struct logger_program *program = loop_owner(watch, struct logger_program, ready);
    char byte;
    ssize_t got = read(watch->fd, &byte, 1);

    (void)events;
    if (got < 0 && errno == EINTR)
        return;
    loop_forget(watch);
    close(watch->fd);
    if (got == 1)
        program->started(program, NULL);
    else
        loop_after(&program->settle, SETTLE, settled);
}

static bool start(struct logger_program *program, const struct uri *uri, const char *id, const char *namespace,
                  const int descriptors[6])
{
    const char *environment[ENVIRONMENT];
    const char *arguments[URI_ARGUMENTS + 2] = { uri->path };
    char id_variable[VARIABLE];
    char namespace_variable[VARIABLE];
    struct program what = { .arguments = arguments, .environment = environment, .outlives_us = true };

    memcpy(what.descriptors, descriptors, sizeof what.descriptors);
    memcpy(&arguments[1], uri->arguments, uri->count * sizeof uri->arguments[0]);
    (void)snprintf(id_variable, sizeof id_variable, "CONTAINER_ID=%s", id);
    (void)snprintf(namespace_variable, sizeof namespace_variable, "CONTAINER_NAMESPACE=%s", namespace);
    fill_environment(environment, id_variable, namespace_variable);
    return child_start(&program->child, &what, program_ended);
}

bool logger_program_start(struct logger_program *program, const struct uri *uri, const char *id,
                          const char *namespace, int out, int err,
                          void (*started)(struct logger_program *, const struct fault *), struct fault *fault)
{
    int null = open("/dev/null", O_RDWR | O_CLOEXEC);
    int ready[2];
    bool done;

    if (null < 0 || pipe2(ready, O_CLOEXEC) < 0) {
        if (null >= 0)
            close(null);
        return fault_note(fault, CODE_INTERNAL, errno, "cannot make a pipe for the log program");
    }
    program->started = started;
    done = start(program, uri, id, namespace, (int[]){ null, null, null, out, err, ready[1] }) &&
           loop_watch(&program->ready, ready[0], EPOLLIN, is_ready);
    if (!done) {
        fault_note(fault, CODE_INTERNAL, errno, "cannot start the log program %s", uri->path);
        close(ready[0]);
    }
    close(ready[1]);
    close(null);
    return done;
}

static void out_of_patience(struct timer *timer)
{
    struct logger_program *program = loop_owner(timer, struct logger_program, kill);

    if (program->child.pid != 0)
        (void)kill(program->child.pid, SIGKILL);
}

void logger_program_end(struct logger_program *program, void (*ended)(struct logger_program *))
{
    program->ended = ended;
    if (program->child.pid == 0) {
        ended(program);
        return;
    }
    (void)kill(program->child.pid, SIGTERM);
    loop_after(&program->kill, TERM_TO_KILL, out_of_patience);
}
