/* The action `start`: leaves a process behind that serves one container, and says where. */
#ifndef CONTD_SHIM_START_H
#define CONTD_SHIM_START_H

#include "arguments.h"

/* The exit status. Fails by fail(). */
int start(const struct arguments *arguments);

#endif
