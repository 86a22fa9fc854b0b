/* The terminal of a process: the runtime makes it, and hands its controlling side over through a socket. */
#ifndef CONTD_SHIM_CONSOLE_H
#define CONTD_SHIM_CONSOLE_H

#include "limits.h"

#include <stdbool.h>
#include <stdint.h>

struct console {
    int listener; /* -1: none */
    char path[SOCKET_SIZE];
};

/* Makes the socket for the runtime's --console-socket. False, with errno: it can't. */
bool console_open(struct console *console);

/* After the runtime has ended: the descriptor that it sent, or -1. The socket is gone then. */
int console_receive(struct console *console);

void console_close(struct console *console);

bool console_resize(int terminal, uint32_t width, uint32_t height);

#endif
