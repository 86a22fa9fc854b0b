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
    return open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NOCTTY | O_NONBLOCK, 0640);
}

static bool ends_mid_line(int fd, off_t size)
{
    char last;

    return size > 0 && (pread(fd, &last, 1, size - 1) != 1 || last != '\n');
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
    log->mid_line = ends_mid_line(log->fd, file.st_size);
}

/* Moves the parts on by so many bytes, and notes how the last of these ends a line. */
static void advance(struct logfile *log, struct iovec **parts, size_t *count, size_t done)
{
    while (done > 0) {
        struct iovec *part = *parts;
        size_t step = done < part->iov_len ? done : part->iov_len;
        const char *bytes = part->iov_base;

        if (step > 0)
            log->mid_line = bytes[step - 1] != '\n';
        part->iov_base = (char *)part->iov_base + step;
        part->iov_len -= step;
        done -= step;
        if (part->iov_len == 0) {
            (*parts)++;
            (*count)--;
        }
    }
}

size_t logfile_append(struct logfile *log, struct iovec *parts, size_t count)
{
    size_t done = 0;

    while (count > 0) {
        ssize_t written = writev(log->fd, parts, (int)count);

        if (written > 0) {
            done += (size_t)written;
            advance(log, &parts, &count, (size_t)written);
        } else if (written == 0 || errno != EINTR) {
            log->error = written == 0 ? EIO : errno;
            break;
        }
    }
    return done;
}

static void compose_notice(struct logfile *log)
{
    int length = snprintf(log->notice, sizeof log->notice, "%s%s[contd-shim] %" PRIu64 " bytes dropped: %s\n",
                          log->mid_line ? "\n" : "", log->stamp == NULL ? "" : log->stamp(), log->dropped,
                          strerror(log->error));

    log->notice_written = 0;
    log->notice_length = length < 0 ? 0 : (size_t)length;
    if (log->notice_length >= sizeof log->notice)
        log->notice_length = sizeof log->notice - 1;
}

static bool continue_notice(struct logfile *log)
{
    struct iovec rest = { log->notice + log->notice_written, log->notice_length - log->notice_written };

    if (rest.iov_len > 0)
        log->notice_written += logfile_append(log, &rest, 1);
    return log->notice_written == log->notice_length;
}

/*
 * False: the file takes no writes yet. A notice of which the first bytes are in the file is finished as it is, since
 * half a number must not be left there; what was dropped after it began is told by the next one.
 */
bool logfile_ready(struct logfile *log)
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

void logfile_drop(struct logfile *log, uint64_t bytes)
{
    log->dropped += bytes;
}

void logfile_write(struct logfile *log, const char *bytes, size_t length)
{
    struct iovec all = { (void *)(uintptr_t)bytes, length };

    logfile_drop(log, length - (logfile_ready(log) ? logfile_append(log, &all, 1) : 0));
}

uint64_t logfile_size(const struct logfile *log)
{
    off_t end = lseek(log->fd, 0, SEEK_END);

    return end < 0 ? 0 : (uint64_t)end;
}

void logfile_take_back(struct logfile *log, uint64_t size)
{
    if (ftruncate(log->fd, (off_t)size) == 0)
        log->mid_line = ends_mid_line(log->fd, (off_t)size);
}

bool logfile_may_leave(const struct logfile *log)
{
    return log->dropped == 0 && log->notice_written == log->notice_length;
}

bool logfile_reopen(struct logfile *log, const char *path)
{
    int fd = open_file(path);
    struct stat file;

    if (fd < 0)
        return false;
    if (fstat(fd, &file) < 0 || !S_ISREG(file.st_mode)) {
        close(fd);
        return false;
    }
    close(log->fd);
    log->fd = fd;
    log->mid_line = ends_mid_line(fd, file.st_size);
    return true;
}

void logfile_finish(struct logfile *log)
{
    /* A second failure can be told to nobody. */
    (void)logfile_ready(log);
}
