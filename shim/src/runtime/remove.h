/* Deletes containers, and processes in them. */
#ifndef CONTD_SHIM_REMOVE_H
#define CONTD_SHIM_REMOVE_H

#include "process.h"

/* Deletes the first process, which has ended, and with it the container, though nobody has asked. */
void remove_unasked(struct process *process);

#endif
