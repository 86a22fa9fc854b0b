#include "logfile.h"

#include "fail.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *why_not_opened(int error)
{
    switch (error) {
    case ENOENT:
    case ENOTDIR:
        return " (its directory is missing)";
    case ELOOP:
        return " (it may not be a symbolic link)";
    case EISDIR:
    case ENXIO:
        return " (it is no regular file)";
    default:
        return "";
    }
}

static int open_file(const char *path)
{
    /* O_NONBLOCK: a named pipe in the log's place must be refused, and must not hang the container's start. */
    return open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NOCTTY | O_NONBLOCK, 0640);
}

void logfile_open(struct logfile *log, const char *path)
{
    struct stat file;

    log->fd = open_file(path);
    if (log->fd < 0)
        fail(FAIL_LOG, errno, "cannot open the log file %s%s", path, why_not_opened(errno));
    if (fstat(log->fd, &file) < 0)
        fail(FAIL_LOG, errno, "cannot look at the log file %s", path);
    if (!S_ISREG(file.st_mode))
        fail(FAIL_LOG, 0, "cannot use the log file %s: it is no regular file", path);

    /* What is already there can't be read through this descriptor: an empty line before a notice does no harm. */
    log->mid_line = file.st_size > 0;
}

/* Writes what can be written, and says how much that was. */
static size_t append(struct logfile *log, const char *bytes, size_t length)
{
    size_t done = 0;

    while (done < length) {
        ssize_t put = write(log->fd, bytes + done, length - done);

        if (put > 0) {
            done += (size_t)put;
        } else if (put == 0 || errno != EINTR) {
            log->error = put == 0 ? EIO : errno;
            break;
        }
    }
    if (done > 0)
        log->mid_line = bytes[done - 1] != '\n';
    return done;
}

static void compose_notice(struct logfile *log)
{
    int length = snprintf(log->notice, sizeof log->notice, "%s[contd-shim] %" PRIu64 " bytes dropped: %s\n",
                          log->mid_line ? "\n" : "", log->dropped, strerror(log->error));

    log->notice_written = 0;
    log->notice_length = length < 0 ? 0 : (size_t)length;
    if (log->notice_length >= sizeof log->notice)
        log->notice_length = sizeof log->notice - 1;
}

static bool continue_notice(struct logfile *log)
{
    log->notice_written +=
        append(log, log->notice + log->notice_written, log->notice_length - log->notice_written);
    return log->notice_written == log->notice_length;
}

/*
 * False: the file takes no writes yet. A notice of which the first bytes are in the file is finished as it is, since
 * half a number must not be left there; what was dropped after it began is told by the next one.
 */
static bool tell_dropped(struct logfile *log)
{
    if (!continue_notice(log))
        return false;
    if (log->dropped == 0)
        return true;
    compose_notice(log);
    if (continue_notice(log) || log->notice_written > 0)
        log->dropped = 0;
    else
        log->notice_length = 0;
    return log->dropped == 0 && log->notice_written == log->notice_length;
}

void logfile_write(struct logfile *log, const char *bytes, size_t length)
{
    size_t written = tell_dropped(log) ? append(log, bytes, length) : 0;

    log->dropped += length - written;
}

uint64_t logfile_size(const struct logfile *log)
{
    off_t end = lseek(log->fd, 0, SEEK_END);

    return end < 0 ? 0 : (uint64_t)end;
}

void logfile_move(struct logfile *log, const char *path, const char *aside)
{
    int fd;

    /* Half a notice must not be left behind, and one that is due belongs where the bytes are missing. */
    if (log->dropped > 0 || log->notice_written < log->notice_length)
        return;
    /* ENOENT: it was moved before, and there was no room for a new one. */
    if (rename(path, aside) < 0 && errno != ENOENT)
        return;
    fd = open_file(path);
    if (fd < 0)
        return;
    close(log->fd);
    log->fd = fd;
    log->mid_line = false;
}

void logfile_finish(struct logfile *log)
{
    /* A second failure can be told to nobody. */
    (void)tell_dropped(log);
}
