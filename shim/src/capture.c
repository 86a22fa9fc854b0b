#include "capture.h"

#include "fail.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

void capture_open(struct capture *capture, const char *path, uint64_t limit)
{
    /* O_EXCL follows no link and takes nothing that was put there before. */
    capture->fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (capture->fd < 0)
        fail(FAIL_LOG, errno, "cannot make the file %s", path);
    capture->room = limit;
    capture->came = 0;
}

void capture_write(struct capture *capture, const char *bytes, size_t length)
{
    capture->came += length;
    while (length > 0 && capture->room > 0) {
        ssize_t put = write(capture->fd, bytes, length < capture->room ? length : (size_t)capture->room);

        if (put > 0) {
            bytes += put;
            length -= (size_t)put;
            capture->room -= (uint64_t)put;
        } else if (put == 0 || errno != EINTR) {
            capture->room = 0; /* no room on the disk: what came later must not stand where this is missing */
        }
    }
}
