/* Files that take turns: the newest has the name itself; those before it have .1, .2 and so on behind it. */
#ifndef CONTD_SHIM_ROTATION_H
#define CONTD_SHIM_ROTATION_H

#include "logfile.h"

#include <stdbool.h>

enum { ROTATION_FILES = 1000 /* no more than so many */ };

struct rotation {
    const char *path;
    unsigned files; /* how many there are at most, the newest included */
};

/* Fails by fail() if the names of older files would be too long. */
void rotation_check(const struct rotation *rotation);

/*
 * Gives each file the next older name, the oldest goes, and the log goes on in a new one. If another process has done
 * so since, it only goes on in the new one. False: it can't be now, and the log goes on in the old file, by whatever
 * name that has; it may be tried again at any time.
 */
bool rotation_turn(const struct rotation *rotation, struct logfile *log);

#endif
