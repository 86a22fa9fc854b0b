/* What the container has used, in the words of containerd. */
#ifndef CONTD_SHIM_STATS_H
#define CONTD_SHIM_STATS_H

#include "server.h"

/* Answers with what the control groups count now. */
void stats_answer(struct call call);

#endif
