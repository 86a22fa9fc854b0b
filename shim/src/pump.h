/* Moves bytes from the container's two descriptors to where they go, until both have ended or TERM says to end. */
#ifndef CONTD_SHIM_PUMP_H
#define CONTD_SHIM_PUMP_H

#include <stdbool.h>

/* Makes everything that pump_run() needs, so that nothing is left to fail once the container runs. Fails by fail(). */
void pump_open(int out, int err);

/* From now on TERM means pump_finish(). Fails by fail(). */
void pump_obey_term(void);

/* Returns when both descriptors are at their end, or after TERM; what was read is then written. */
void pump_run(void);

/*
 * The same in turns, for a caller who waits for other things too. There is a turn whenever this descriptor can be read,
 * and after so many milliseconds (-1: not because of the time).
 */
int pump_descriptor(void);
int pump_patience(void);

/* Reads what is there and writes what is due, without waiting. False: the last turn, as when pump_run() returns. */
bool pump_turn(void);

/* Reads on only until both descriptors have ended, or for a short while. */
void pump_finish(void);

#endif
