#include "settings.h"

#include "fail.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* One byte more than a file may have shows one that has more, and is the end of the last value of one that has not. */
static char text[SETTINGS_MAX + 1];

static int open_file(const char *path)
{
    struct stat file;
    int fd;

    /* To read, and to append an error. O_NONBLOCK: a named pipe or a device must not hang the container's start. */
    fd = open(path, O_RDWR | O_APPEND | O_CLOEXEC | O_NOFOLLOW | O_NOCTTY | O_NONBLOCK);
    if (fd < 0)
        fail(FAIL_NO_SETTINGS, errno, "cannot open the settings file %s%s", path,
             errno == ELOOP ? " (it may not be a symbolic link)" : "");
    if (fstat(fd, &file) < 0)
        fail(FAIL_NO_SETTINGS, errno, "cannot look at the settings file %s", path);
    if (!S_ISREG(file.st_mode))
        fail(FAIL_NO_SETTINGS, 0, "cannot use the settings file %s: it is no regular file", path);
    fail_note_in(fd);
    return fd;
}

static _Noreturn void fail_locked(const char *path, int fd)
{
    struct flock holder = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

    /* The holder may be gone by now, or be in a pid namespace that we can't see. */
    if (fcntl(fd, F_GETLK, &holder) == 0 && holder.l_type != F_UNLCK && holder.l_pid > 0)
        fail(FAIL_LOCKED, 0, "the settings file %s is locked by process %ld", path, (long)holder.l_pid);
    fail(FAIL_LOCKED, 0, "the settings file %s is locked by another process", path);
}

static void lock_file(const char *path, int fd)
{
    struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

    if (fcntl(fd, F_SETLK, &whole) == 0)
        return;
    if (errno == EACCES || errno == EAGAIN)
        fail_locked(path, fd);
    fail(FAIL_NO_SETTINGS, errno, "cannot lock the settings file %s", path);
}

static size_t read_file(const char *path, int fd)
{
    size_t length = 0;

    while (length < sizeof text) {
        ssize_t got = read(fd, text + length, sizeof text - length);

        if (got == 0)
            return length;
        if (got > 0)
            length += (size_t)got;
        else if (errno != EINTR)
            fail(FAIL_NO_SETTINGS, errno, "cannot read the settings file %s", path);
    }
    fail(FAIL_SETTINGS, 0, "the settings file %s is longer than %d bytes", path, SETTINGS_MAX);
}

void settings_take(const char *path, struct settings *settings)
{
    const char *fault;
    int fd = open_file(path);

    /* Locked before it is read: if another process holds it, what it says is not for us. */
    lock_file(path, fd);
    fault = settings_parse(text, read_file(path, fd), settings);
    if (fault != NULL)
        fail(FAIL_SETTINGS, 0, "the settings file %s is wrong: %s", path, fault);
}

static const char *take_version(const char *value, bool *seen)
{
    if (*seen)
        return "`version` is given twice";
    *seen = true;
    return strcmp(value, "1") == 0 ? NULL : "`version` is not 1, the only one known here";
}

static const char *take_log(const char *value, struct settings *settings)
{
    if (settings->log != NULL)
        return "`log` is given twice";
    if (value[0] != '/')
        return "`log` is no absolute path";
    settings->log = value;
    return NULL;
}

static const char *take_line(char *line, struct settings *settings, bool *version)
{
    char *equals = strchr(line, '=');

    if (line[0] == '\0')
        return NULL;
    if (equals == NULL)
        return "a line has no `=`";
    *equals = '\0';
    if (strcmp(line, "version") == 0)
        return take_version(equals + 1, version);
    if (strcmp(line, "log") == 0)
        return take_log(equals + 1, settings);
    return NULL; /* a key of a later version */
}

const char *settings_parse(char *from, size_t length, struct settings *settings)
{
    char *rest = from;
    char *line;
    bool version = false;

    *settings = (struct settings){ .log = NULL };
    from[length] = '\0';
    if (strlen(from) != length)
        return "a NUL byte is in it";
    /* A path that was cut short would be another file's: only a newline says that a line is all there. */
    if (length > 0 && from[length - 1] != '\n')
        return "its last line has no newline";
    while ((line = strsep(&rest, "\n")) != NULL) {
        const char *fault = take_line(line, settings, &version);

        if (fault != NULL)
            return fault;
    }
    if (!version)
        return "`version` is missing";
    return settings->log == NULL ? "`log` is missing" : NULL;
}
