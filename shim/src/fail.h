/* The only place that prints and exits. */
#ifndef CONTD_SHIM_FAIL_H
#define CONTD_SHIM_FAIL_H

/* Exit statuses, from sysexits(3) where it has one that fits. README.md explains each. */
enum {
    FAIL_USAGE = 64,       /* the arguments */
    FAIL_SETTINGS = 65,    /* what the settings file says */
    FAIL_NO_SETTINGS = 66, /* the settings file can't be opened, locked or read */
    FAIL_SYSTEM = 71,      /* the kernel refused something that should always work */
    FAIL_LOG = 73,         /* the log file can't be opened */
    FAIL_LOCKED = 75,      /* another process holds the settings file's lock */
    FAIL_DESCRIPTOR = 76,  /* descriptor 3, 4 or 5 is missing or can't be used */
};

/*
 * From here on a failure is also appended to this file, as a line `error=…`. The descriptor belongs to fail() then:
 * it is closed before the process exits, never before.
 */
void fail_note_in(int settings);

/* The container that a message is about. Without this it is what the environment says. */
void fail_container(const char *id, const char *namespace);

/* Who else is told, with the message and without a newline, right before the process exits. */
void fail_tell(void (*tell)(const char *message));

/*
 * Says what happened, to stderr and in the settings file, and exits. `error` is an errno value whose text ends the
 * message; 0 for none.
 */
_Noreturn void fail(int status, int error, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Says how the program is called, to stderr, and exits with FAIL_USAGE. */
_Noreturn void fail_usage(void);

/* Prints what was asked for, to stdout, and exits with 0. */
_Noreturn void answer_help(void);
_Noreturn void answer_version(void);

#endif
