/* How long things may be that have a fixed place. */
#ifndef CONTD_SHIM_LIMITS_H
#define CONTD_SHIM_LIMITS_H

enum {
    ID_SIZE = 77,        /* an identifier of containerd, and its NUL */
    SOCKET_SIZE = 108,   /* the path of a socket: what the kernel takes */
    PATH_SIZE = 4096,    /* a path: what the kernel takes */
    EXECS = 64,          /* processes of a container besides its first */
    WAITERS = 128,       /* calls that wait for the end of a process */
};

#endif
