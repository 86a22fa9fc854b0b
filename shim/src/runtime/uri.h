/* Where output goes: a path, or a URI of one of the kinds that containerd knows. */
#ifndef CONTD_SHIM_URI_H
#define CONTD_SHIM_URI_H

#include "limits.h"

#include <stdbool.h>
#include <stddef.h>

enum uri_scheme {
    URI_NONE,    /* empty: the output goes nowhere */
    URI_PATH,    /* no scheme, or `fifo` */
    URI_FILE,    /* a file that is appended to */
    URI_BINARY,  /* a program that reads it */
    URI_UNKNOWN, /* anything else */
};

enum { URI_ARGUMENTS = 16 };

struct uri {
    enum uri_scheme scheme;
    const char *path;
    const char *arguments[URI_ARGUMENTS]; /* of the query: key, value, key, value… */
    size_t count;
    char text[PATH_SIZE * 2];
};

/* False: it is too long, or is wrong. The texts are in `uri` itself. */
bool uri_parse(const char *text, struct uri *uri);

#endif
