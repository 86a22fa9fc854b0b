#include "fail.h"

#include <errno.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#define USAGE "usage: contd-shim settings FILE    (FILE: an absolute path)\n"

static const char HELP[] =
    USAGE
    "       contd-shim --version | --help\n"
    "\n"
    "Writes the output of one container to its log file, or that of one command in it to two\n"
    "files. containerd starts it, with stdout on descriptor 3, stderr on 4 and the pipe to say\n"
    "ready on 5. FILE names what it writes to, is locked while the program lives, and gets a line `error=...`\n"
    "when it can't start.\n";

static int settings_fd = -1;
static const char *container_id;
static const char *container_namespace;
static void (*tell_also)(const char *message);

/* A message is cut to its buffer: this much is kept free for errno's text and the end of the line. */
enum { MESSAGE_SIZE = 2048, MESSAGE_RESERVE = 160 };

struct message {
    char text[MESSAGE_SIZE];
    size_t length;
};

/* Of several bytes, it may have been cut in its middle, and what reads the settings file may want it to be UTF-8. */
static void drop_last_character(struct message *message)
{
    while (message->length > 0 && (message->text[message->length - 1] & 0xc0) == 0x80)
        message->length--;
    if (message->length > 0)
        message->length--;
}

__attribute__((format(printf, 3, 0)))
static void add_list(struct message *message, size_t limit, const char *format, va_list arguments)
{
    int length;

    if (message->length >= limit)
        return;
    length = vsnprintf(message->text + message->length, limit - message->length, format, arguments);
    if (length < 0)
        return;
    message->length += (size_t)length;
    if (message->length >= limit) {
        message->length = limit - 1;
        drop_last_character(message);
    }
}

__attribute__((format(printf, 3, 4)))
static void add(struct message *message, size_t limit, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    add_list(message, limit, format, arguments);
    va_end(arguments);
}

/* containerd tells its log binary which container it is for; by hand there may be none. */
static void add_container(struct message *message)
{
    const char *id = container_id != NULL ? container_id : getenv("CONTAINER_ID");
    const char *namespace = container_id != NULL ? container_namespace : getenv("CONTAINER_NAMESPACE");

    if (id != NULL)
        add(message, 512, "container %s", id);
    if (namespace != NULL)
        add(message, 512, "%snamespace %s", id != NULL ? " in " : "", namespace);
    if (id != NULL || namespace != NULL)
        add(message, 512, ": ");
}

/* A message is one line, whatever bytes a path or the environment brought. */
static void flatten(struct message *message)
{
    for (size_t at = 0; at < message->length; at++)
        if ((unsigned char)message->text[at] < ' ' || message->text[at] == 0x7f)
            message->text[at] = '?';
}

static void put(int fd, const char *text, size_t length)
{
    while (length > 0) {
        ssize_t put = write(fd, text, length);

        if (put > 0) {
            text += put;
            length -= (size_t)put;
        } else if (put == 0 || errno != EINTR) {
            return; /* nobody is left to be told */
        }
    }
}

/* Whether what is appended to the file would be glued to a line that has no end. */
static bool ends_mid_line(int fd)
{
    struct stat file;
    char last = '\n';

    if (fstat(fd, &file) == 0 && file.st_size > 0 && pread(fd, &last, 1, file.st_size - 1) < 0)
        return true;
    return last != '\n';
}

static void note(const struct message *message)
{
    static const char key[] = "\nerror=";
    size_t skip = ends_mid_line(settings_fd) ? 0 : 1;

    put(settings_fd, key + skip, sizeof key - 1 - skip);
    put(settings_fd, message->text, message->length);
}

void fail_note_in(int settings)
{
    settings_fd = settings;
}

void fail_container(const char *id, const char *namespace)
{
    container_id = id;
    container_namespace = namespace;
}

void fail_tell(void (*tell)(const char *message))
{
    tell_also = tell;
}

void fail(int status, int error, const char *format, ...)
{
    struct message message = { .length = 0 };
    va_list arguments;

    add_container(&message);
    va_start(arguments, format);
    add_list(&message, MESSAGE_SIZE - MESSAGE_RESERVE, format, arguments);
    va_end(arguments);
    if (error != 0)
        add(&message, MESSAGE_SIZE - 1, ": %s", strerror(error));
    flatten(&message);
    message.text[message.length++] = '\n';

    /*
     * The note first, then the lock (it goes with the close), and descriptor 5 last, with the process: containerd
     * takes the end of that pipe as ready, and whoever looks at the settings file from then on must find the note
     * there and the lock gone.
     */
    if (settings_fd >= 0) {
        note(&message);
        close(settings_fd);
    }
    put(STDERR_FILENO, "contd-shim: ", strlen("contd-shim: "));
    put(STDERR_FILENO, message.text, message.length);
    if (tell_also != NULL) {
        message.text[message.length - 1] = '\0';
        tell_also(message.text);
    }
    _exit(status);
}

void fail_usage(void)
{
    put(STDERR_FILENO, USAGE, sizeof USAGE - 1);
    _exit(FAIL_USAGE);
}

void answer_help(void)
{
    put(STDOUT_FILENO, HELP, sizeof HELP - 1);
    _exit(0);
}

void answer_version(void)
{
    put(STDOUT_FILENO, "contd-shim " VERSION "\n", sizeof "contd-shim " VERSION "\n" - 1);
    _exit(0);
}
