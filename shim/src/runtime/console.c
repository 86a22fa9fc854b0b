#include "console.h"

#include "unixsocket.h"

#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

bool console_open(struct console *console)
{
    console->listener = unixsocket_listen(console->path);
    return console->listener >= 0;
}

void console_close(struct console *console)
{
    if (console->listener < 0)
        return;
    close(console->listener);
    (void)unlink(console->path);
    console->listener = -1;
}

/* The one descriptor of a message; -1 if there is none. */
static int receive(int connection)
{
    char byte[256];
    struct iovec text = { .iov_base = byte, .iov_len = sizeof byte };
    union {
        struct cmsghdr header;
        char bytes[CMSG_SPACE(sizeof(int))];
    } control;
    struct msghdr message = {
        .msg_iov = &text,
        .msg_iovlen = 1,
        .msg_control = control.bytes,
        .msg_controllen = sizeof control.bytes,
    };
    const struct cmsghdr *header;
    int fd = -1;

    memset(&control, 0, sizeof control);
    if (recvmsg(connection, &message, MSG_DONTWAIT | MSG_CMSG_CLOEXEC) < 0)
        return -1;
    header = CMSG_FIRSTHDR(&message);
    if (header != NULL && header->cmsg_level == SOL_SOCKET && header->cmsg_type == SCM_RIGHTS &&
        header->cmsg_len == CMSG_LEN(sizeof fd))
        memcpy(&fd, CMSG_DATA(header), sizeof fd);
    return fd;
}

int console_receive(struct console *console)
{
    /* The runtime has sent it and ended: all of this is there, or will never be. */
    int connection = accept4(console->listener, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
    int terminal = connection < 0 ? -1 : receive(connection);

    if (connection >= 0)
        close(connection);
    console_close(console);
    return terminal;
}

bool console_resize(int terminal, uint32_t width, uint32_t height)
{
    struct winsize size = { .ws_col = (unsigned short)width, .ws_row = (unsigned short)height };

    return ioctl(terminal, TIOCSWINSZ, &size) == 0;
}
