/* The action `delete`: takes away what is left of a task whose process is gone, killed or not. */
#ifndef CONTD_SHIM_CLEANUP_H
#define CONTD_SHIM_CLEANUP_H

#include "arguments.h"

/* Prints a DeleteResponse; the exit status. Fails by fail(). */
int cleanup(const struct arguments *arguments);

#endif
