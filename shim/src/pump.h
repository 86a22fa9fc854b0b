/* Moves bytes from the container's two descriptors to where they go, until both have ended or TERM says to end. */
#ifndef CONTD_SHIM_PUMP_H
#define CONTD_SHIM_PUMP_H

/* Makes everything that pump_run() needs, so that nothing is left to fail once the container runs. Fails by fail(). */
void pump_open(int out, int err);

/* Returns when both descriptors are at their end, or after TERM; what was read is then written. */
void pump_run(void);

#endif
