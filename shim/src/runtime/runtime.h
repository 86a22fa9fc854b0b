/* The program as a runtime of containerd. */
#ifndef CONTD_SHIM_RUNTIME_H
#define CONTD_SHIM_RUNTIME_H

#include <stdbool.h>

/* The name that the program has then. */
#define RUNTIME_NAME "containerd-shim-zos-v1"

/* Whether it was called by that name. */
bool runtime_is_meant(const char *program);

/* Does what the arguments say; the exit status. */
int runtime_main(int argc, char **argv);

#endif
