#include "fault.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

bool fault_note(struct fault *fault, enum code code, int error, const char *format, ...)
{
    va_list arguments;
    size_t length;

    fault->code = code;
    va_start(arguments, format);
    (void)vsnprintf(fault->text, sizeof fault->text, format, arguments);
    va_end(arguments);
    length = strlen(fault->text);
    if (error != 0)
        (void)snprintf(fault->text + length, sizeof fault->text - length, ": %s", strerror(error));
    return false;
}

void fault_answer(struct call call, const struct fault *fault)
{
    server_refuse(call, fault->code, "%s", fault->text);
}
