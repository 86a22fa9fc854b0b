/* Why something could not be done, on its way to the one who asked. */
#ifndef CONTD_SHIM_FAULT_H
#define CONTD_SHIM_FAULT_H

#include "server.h"

struct fault {
    enum code code;
    char text[1024];
};

/* Notes it, with the text of the errno value `error` unless that is 0. Returns false, for the caller to return. */
bool fault_note(struct fault *fault, enum code code, int error, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

void fault_answer(struct call call, const struct fault *fault);

#endif
