/* Where controllers have hierarchies of their own. */
#ifndef CONTD_SHIM_STATS1_H
#define CONTD_SHIM_STATS1_H

#include "statsfield.h"

void stats1_answer(struct call call);

#endif
