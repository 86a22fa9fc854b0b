#include "unixsocket.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#define FOLDER "/run/containerd/s"

static bool make_folder(void)
{
    return (mkdir("/run/containerd", 0711) == 0 || errno == EEXIST) && (mkdir(FOLDER, 0711) == 0 || errno == EEXIST);
}

/* 128 random bits: nobody has the same, nobody guesses them, and what an earlier process left is in nobody's way. */
static bool make_name(char path[SOCKET_SIZE])
{
    uint64_t name[2];

    if (getrandom(name, sizeof name, 0) != sizeof name)
        return false;
    return snprintf(path, SOCKET_SIZE, FOLDER "/%016jx%016jx", (uintmax_t)name[0], (uintmax_t)name[1]) > 0;
}

static struct sockaddr_un address_of(const char *path)
{
    struct sockaddr_un address = { .sun_family = AF_UNIX };

    (void)snprintf(address.sun_path, sizeof address.sun_path, "%s", path);
    return address;
}

static bool bind_and_listen(int fd, const char *path)
{
    struct sockaddr_un address = address_of(path);
    /* The kernel makes the file with this mode: there is no moment in which others could connect. */
    mode_t mask = umask(0177);
    bool bound = bind(fd, (const struct sockaddr *)&address, sizeof address) == 0;
    int error = errno;

    umask(mask);
    errno = error;
    return bound && listen(fd, SOMAXCONN) == 0;
}

int unixsocket_listen(char path[SOCKET_SIZE])
{
    int fd;

    if (!make_folder() || !make_name(path))
        return -1;
    fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd >= 0 && !bind_and_listen(fd, path)) {
        int error = errno;

        close(fd);
        errno = error;
        return -1;
    }
    return fd;
}

int unixsocket_connect(const char *path)
{
    struct sockaddr_un address = address_of(path);
    int fd;
    int error;

    if (strlen(path) >= sizeof address.sun_path) {
        errno = ENAMETOOLONG;
        return -1;
    }
    fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd < 0 || connect(fd, (const struct sockaddr *)&address, sizeof address) == 0)
        return fd;
    error = errno;
    close(fd);
    errno = error;
    return -1;
}
