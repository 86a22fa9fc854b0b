#include "rotation.h"

#include "fail.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SUFFIX = 6 /* .1000 and its NUL */ };

static void name_of(const struct rotation *rotation, unsigned age, char name[PATH_MAX])
{
    (void)snprintf(name, PATH_MAX, age == 0 ? "%s" : "%s.%u", rotation->path, age);
}

void rotation_check(const struct rotation *rotation)
{
    char name[1];

    if (snprintf(name, sizeof name, "%s", rotation->path) > PATH_MAX - SUFFIX)
        fail(FAIL_LOG, ENAMETOOLONG, "cannot use the file %s", rotation->path);
}

/* Whether the name is still that of the file we write to. */
static bool is_ours(const struct rotation *rotation, const struct logfile *log)
{
    struct stat named;
    struct stat open;

    return lstat(rotation->path, &named) == 0 && fstat(log->fd, &open) == 0 && named.st_dev == open.st_dev &&
           named.st_ino == open.st_ino;
}

/* What has an older name than there is now: more were kept once. */
static void remove_older(const struct rotation *rotation)
{
    char name[PATH_MAX];
    unsigned age = rotation->files;

    do
        name_of(rotation, age++, name);
    while (unlink(name) == 0 && age < ROTATION_FILES);
}

/* The first name that is free, or that of the oldest file, which goes: what was moved before a failure is not moved again. */
static unsigned first_free(const struct rotation *rotation)
{
    char name[PATH_MAX];
    struct stat file;
    unsigned age = 1;

    while (age < rotation->files - 1) {
        name_of(rotation, age, name);
        if (lstat(name, &file) < 0)
            break;
        age++;
    }
    return age;
}

static bool rename_all(const struct rotation *rotation)
{
    char from[PATH_MAX];
    char to[PATH_MAX];

    if (rotation->files == 1)
        return unlink(rotation->path) == 0;
    for (unsigned age = first_free(rotation); age > 0; age--) {
        name_of(rotation, age - 1, from);
        name_of(rotation, age, to);
        if (rename(from, to) < 0)
            return false;
    }
    return true;
}

bool rotation_turn(const struct rotation *rotation, struct logfile *log)
{
    if (!logfile_may_leave(log))
        return false;
    if (is_ours(rotation, log)) {
        if (!rename_all(rotation))
            return false;
        remove_older(rotation);
    }
    return logfile_reopen(log, rotation->path);
}
