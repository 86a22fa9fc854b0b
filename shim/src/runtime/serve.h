/* The process that stays beside the container. */
#ifndef CONTD_SHIM_SERVE_H
#define CONTD_SHIM_SERVE_H

#include "arguments.h"

/* Makes everything that it needs. The texts stay where they are. Fails by fail(). */
void serve_open(const struct arguments *arguments, int listener, const char *socket);

/* Lets go of the standard descriptors, whose end whoever started us waits for. */
void serve_detach(void);

/* Serves until containerd says that it is over. */
_Noreturn void serve_run(void);

#endif
