/* What most requests begin with: which process they are about. */
#ifndef CONTD_SHIM_REQUEST_H
#define CONTD_SHIM_REQUEST_H

#include "process.h"

/* The process that a plain request names. NULL: there is none, and the call was refused. */
struct process *request_process(struct call call, struct slice payload);

/* The same for a request with more in it, of which `id` and `exec_id` were decoded. */
struct process *request_find(struct call call, struct slice id, struct slice exec_id);

/* Decodes it; false: the call was refused. */
bool request_decode(struct call call, struct slice payload, const pb_msgdesc_t *fields, void *request);

#endif
