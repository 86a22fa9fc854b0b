/* The one hierarchy of cgroup v2. */
#ifndef CONTD_SHIM_STATS2_H
#define CONTD_SHIM_STATS2_H

#include "statsfield.h"

void stats2_answer(struct call call);

#endif
