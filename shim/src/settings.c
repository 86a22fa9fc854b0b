#include "settings.h"

#include "fail.h"
#include "rotation.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* One byte more than a file may have shows one that has more, and is the end of the last value of one that has not. */
static char text[SETTINGS_MAX + 1];

static int file = -1; /* open, and so locked, for as long as the process lives */

static int open_file(const char *path)
{
    struct stat found;
    int fd;

    /* To read, and to append an error. O_NONBLOCK: a named pipe or a device must not hang the container's start. */
    fd = open(path, O_RDWR | O_APPEND | O_CLOEXEC | O_NOFOLLOW | O_NOCTTY | O_NONBLOCK);
    if (fd < 0)
        fail(FAIL_NO_SETTINGS, errno, "cannot open the settings file %s%s", path,
             errno == ELOOP ? " (it may not be a symbolic link)" : "");
    if (fstat(fd, &found) < 0)
        fail(FAIL_NO_SETTINGS, errno, "cannot look at the settings file %s", path);
    if (!S_ISREG(found.st_mode))
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
    file = fd;
    fault = settings_parse(text, read_file(path, fd), settings);
    if (fault != NULL)
        fail(FAIL_SETTINGS, 0, "the settings file %s is wrong: %s", path, fault);
}

void settings_tell(const char *key, uint64_t value)
{
    char line[64];
    int length = snprintf(line, sizeof line, "%s=%" PRIu64 "\n", key, value);

    /* Few bytes, by one write: they are all there, or whoever looks for them sees that they are not. */
    while (length > 0 && write(file, line, (size_t)length) < 0 && errno == EINTR)
        continue;
}

static const char *take_version(const char *value, bool *seen)
{
    if (*seen)
        return "`version` is given twice";
    *seen = true;
    return strcmp(value, "1") == 0 ? NULL : "`version` is not 1, the only one known here";
}

static const char *take_mode(const char *value, struct settings *settings, bool *seen)
{
    if (*seen)
        return "`mode` is given twice";
    *seen = true;
    settings->mode = strcmp(value, "capture") == 0 ? MODE_CAPTURE : MODE_LOG;
    return settings->mode == MODE_CAPTURE || strcmp(value, "log") == 0 ? NULL : "`mode` is neither log nor capture";
}

/* What is wrong with a key, in words that hold until the next time. */
static const char *fault_of(const char *key, const char *what)
{
    static char fault[64];

    snprintf(fault, sizeof fault, "`%s` %s", key, what);
    return fault;
}

static const char *take_path(const char *key, const char *value, const char **path)
{
    if (*path != NULL)
        return fault_of(key, "is given twice");
    if (value[0] != '/')
        return fault_of(key, "is no absolute path");
    *path = value;
    return NULL;
}

/* Only digits, and few enough of them to be counted. */
static const char *take_number(const char *key, const char *value, uint64_t *number, bool *seen)
{
    size_t digits = strspn(value, "0123456789");

    if (*seen)
        return fault_of(key, "is given twice");
    *seen = true;
    if (digits == 0 || digits > 18 || value[digits] != '\0')
        return fault_of(key, "is no number");
    *number = strtoull(value, NULL, 10);
    return NULL;
}

static const char *take_format(const char *value, struct settings *settings, bool *seen)
{
    if (*seen)
        return "`format` is given twice";
    *seen = true;
    settings->format = strcmp(value, "cri") == 0 ? FORMAT_CRI : FORMAT_RAW;
    return settings->format == FORMAT_CRI || strcmp(value, "raw") == 0 ? NULL : "`format` is neither raw nor cri";
}

/* The keys that were there. */
struct seen {
    bool version;
    bool mode;
    bool limit;
    bool format;
    bool size;
    bool files;
};

static const char *take_line(char *line, struct settings *settings, struct seen *seen)
{
    char *equals = strchr(line, '=');
    const char *value;

    if (line[0] == '\0')
        return NULL;
    if (equals == NULL)
        return "a line has no `=`";
    *equals = '\0';
    value = equals + 1;
    if (strcmp(line, "version") == 0)
        return take_version(value, &seen->version);
    if (strcmp(line, "mode") == 0)
        return take_mode(value, settings, &seen->mode);
    if (strcmp(line, "log") == 0)
        return take_path(line, value, &settings->log);
    if (strcmp(line, "copy-stdout") == 0)
        return take_path(line, value, &settings->copy_out);
    if (strcmp(line, "copy-stderr") == 0)
        return take_path(line, value, &settings->copy_err);
    if (strcmp(line, "stdout") == 0)
        return take_path(line, value, &settings->out);
    if (strcmp(line, "stderr") == 0)
        return take_path(line, value, &settings->err);
    if (strcmp(line, "limit") == 0)
        return take_number(line, value, &settings->limit, &seen->limit);
    if (strcmp(line, "format") == 0)
        return take_format(value, settings, &seen->format);
    if (strcmp(line, "size") == 0)
        return take_number(line, value, &settings->size, &seen->size);
    if (strcmp(line, "files") == 0)
        return take_number(line, value, &settings->files, &seen->files);
    return NULL; /* a key of a later version */
}

static const char *missing_for_log(const struct settings *settings, const struct seen *seen)
{
    if (settings->log == NULL)
        return "`log` is missing";
    if (settings->out != NULL || settings->err != NULL || seen->limit)
        return "`stdout`, `stderr` and `limit` belong to the mode capture";
    if (seen->size != seen->files)
        return "of `size` and `files` one is missing";
    if (seen->size && settings->size < LOG_SIZE_MIN)
        return "`size` is less than 1024";
    if (seen->files && (settings->files == 0 || settings->files > ROTATION_FILES))
        return "`files` is not from 1 to 1000";
    return NULL;
}

static const char *missing_for_capture(const struct settings *settings, const struct seen *seen)
{
    if (settings->log != NULL)
        return "`log` belongs to the mode log";
    if (settings->copy_out != NULL || settings->copy_err != NULL)
        return "`copy-stdout` and `copy-stderr` belong to the mode log";
    if (seen->format || seen->size || seen->files)
        return "`format`, `size` and `files` belong to the mode log";
    if (settings->out == NULL)
        return "`stdout` is missing";
    if (settings->err == NULL)
        return "`stderr` is missing";
    return seen->limit ? NULL : "`limit` is missing";
}

/* What the mode needs must be there, and what belongs to the other must not: one of the two would be a mistake. */
static const char *missing(const struct settings *settings, const struct seen *seen)
{
    if (!seen->version)
        return "`version` is missing";
    return settings->mode == MODE_LOG ? missing_for_log(settings, seen) : missing_for_capture(settings, seen);
}

const char *settings_parse(char *from, size_t length, struct settings *settings)
{
    char *rest = from;
    char *line;
    struct seen seen = { .version = false };

    *settings = (struct settings){ .mode = MODE_LOG };
    from[length] = '\0';
    if (strlen(from) != length)
        return "a NUL byte is in it";
    /* A path that was cut short would be another file's: only a newline says that a line is all there. */
    if (length > 0 && from[length - 1] != '\n')
        return "its last line has no newline";
    while ((line = strsep(&rest, "\n")) != NULL) {
        const char *fault = take_line(line, settings, &seen);

        if (fault != NULL)
            return fault;
    }
    return missing(settings, &seen);
}
