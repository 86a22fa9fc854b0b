/* A limit on the size of files stands for a full disk: it can be set to the byte. */
#ifndef CONTD_SHIM_FULLDISK_H
#define CONTD_SHIM_FULLDISK_H

#include <stdlib.h>
#include <sys/resource.h>

static void full_at(rlim_t size)
{
    struct rlimit limit;

    getrlimit(RLIMIT_FSIZE, &limit);
    limit.rlim_cur = size;
    if (setrlimit(RLIMIT_FSIZE, &limit) < 0)
        abort();
}

static void free_again(void)
{
    full_at(RLIM_INFINITY);
}

#endif
