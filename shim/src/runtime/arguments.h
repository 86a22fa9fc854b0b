/* How containerd calls a runtime. */
#ifndef CONTD_SHIM_ARGUMENTS_H
#define CONTD_SHIM_ARGUMENTS_H

#include <stdbool.h>

enum action { ACTION_NONE, ACTION_START, ACTION_DELETE };

/* What is not given is empty. */
struct arguments {
    enum action action;
    bool version;
    bool info;
    const char *namespace;
    const char *id;
    const char *address; /* of containerd's socket */
    const char *bundle;
};

/* NULL, or what is wrong with them. Flags are those of Go: `-flag value`, `-flag=value`, with one dash or two. */
const char *arguments_parse(int argc, char **argv, struct arguments *arguments);

#endif
