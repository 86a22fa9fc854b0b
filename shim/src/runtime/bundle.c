#include "bundle.h"

#include "limits.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int folder = -1;
static char folder_path[PATH_SIZE];

bool bundle_open(const char *path)
{
    if (!slice_copy((struct slice){ path, strlen(path) }, folder_path, sizeof folder_path)) {
        errno = ENAMETOOLONG;
        return false;
    }
    folder = open(path, O_PATH | O_DIRECTORY | O_CLOEXEC);
    return folder >= 0;
}

const char *bundle_path(void)
{
    return folder_path;
}

static bool write_all(int fd, struct slice content)
{
    while (content.length > 0) {
        ssize_t put = write(fd, content.at, content.length);

        if (put < 0 && errno != EINTR)
            return false;
        if (put > 0)
            content = (struct slice){ content.at + put, content.length - (size_t)put };
    }
    return true;
}

bool bundle_write(const char *name, struct slice content)
{
    char draft[PATH_SIZE];
    int fd;
    bool done;

    (void)snprintf(draft, sizeof draft, ".%s", name);
    fd = openat(folder, draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0)
        return false;
    done = write_all(fd, content);
    /* Whoever reads it finds all of it, or what was there before. */
    done = close(fd) == 0 && done && renameat(folder, draft, folder, name) == 0;
    if (!done)
        bundle_remove(draft);
    return done;
}

ssize_t bundle_read(const char *name, char *into, size_t size, bool tail)
{
    int fd = openat(folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    off_t from = 0;
    struct stat file;
    ssize_t got;

    into[0] = '\0';
    if (fd < 0)
        return -1;
    if (tail && fstat(fd, &file) == 0 && file.st_size > (off_t)(size - 1))
        from = file.st_size - (off_t)(size - 1);
    got = pread(fd, into, size - 1, from);
    into[got < 0 ? 0 : got] = '\0';
    close(fd);
    return got;
}

pid_t bundle_read_pid(const char *name)
{
    char text[32];
    long pid = 0;

    if (bundle_read(name, text, sizeof text, false) > 0)
        pid = strtol(text, NULL, 10);
    return pid > 0 && pid < INT32_MAX ? (pid_t)pid : 0;
}

void bundle_remove(const char *name)
{
    (void)unlinkat(folder, name, 0);
}

bool bundle_is_gone(void)
{
    struct stat ours;
    struct stat there;

    if (fstat(folder, &ours) < 0)
        return false;
    if (lstat(folder_path, &there) < 0)
        return errno == ENOENT;
    return ours.st_dev != there.st_dev || ours.st_ino != there.st_ino;
}

int bundle_open_pipe(const char *name)
{
    return openat(folder, name, O_WRONLY | O_NONBLOCK | O_CLOEXEC | O_NOFOLLOW);
}
