/* Sockets in the file system. */
#ifndef CONTD_SHIM_UNIXSOCKET_H
#define CONTD_SHIM_UNIXSOCKET_H

#include "limits.h"

#include <stdbool.h>

/*
 * Makes a socket of a name that nobody has, in the folder where containerd's runtimes have theirs, for root alone, and
 * listens. Its path goes to `path`. -1, with errno: it can't.
 */
int unixsocket_listen(char path[SOCKET_SIZE]);

/* Connects, without waiting. -1, with errno: it can't. */
int unixsocket_connect(const char *path);

#endif
