/* Moves bytes from the container's two descriptors to the log, until both have ended or TERM says to end. */
#ifndef CONTD_SHIM_PUMP_H
#define CONTD_SHIM_PUMP_H

#include "logfile.h"

/* Makes everything that pump_run() needs, so that nothing is left to fail once the container runs. Fails by fail(). */
void pump_open(int out, int err);

/* Returns when both descriptors are at their end, or after TERM; what was read is then written. */
void pump_run(struct logfile *log);

#endif
