#include "pipes.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

static bool close_both(int one, int other)
{
    int error = errno;

    if (one >= 0)
        close(one);
    if (other >= 0)
        close(other);
    errno = error;
    return false;
}

bool pipes_make(int *read_end, int *write_end, uint32_t uid, uint32_t gid)
{
    int ends[2];

    if (pipe2(ends, O_CLOEXEC) < 0)
        return false;
    if ((uid != 0 || gid != 0) && fchown(ends[0], uid, gid) < 0)
        return close_both(ends[0], ends[1]);
    *read_end = ends[0];
    *write_end = ends[1];
    return true;
}

bool pipes_is_fifo(const char *path)
{
    struct stat file;

    return stat(path, &file) == 0 && S_ISFIFO(file.st_mode);
}

enum { FLAGS = O_CLOEXEC | O_NOCTTY | O_NONBLOCK };

bool pipes_open_output(const char *path, int *to, int *anchor)
{
    bool fifo = pipes_is_fifo(path);

    /* Opened both ways, a named pipe waits for nobody; and while that is open it can be opened to write as well. */
    *anchor = fifo ? open(path, O_RDWR | FLAGS) : -1;
    *to = open(path, O_WRONLY | FLAGS | (fifo ? 0 : O_APPEND));
    return *to >= 0 || close_both(*anchor, -1);
}

bool pipes_open_input(const char *path, int *from, int *keep)
{
    *from = open(path, O_RDONLY | FLAGS);
    *keep = *from < 0 ? -1 : open(path, O_WRONLY | FLAGS);
    return *keep >= 0 || close_both(*from, -1);
}
