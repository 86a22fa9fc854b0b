#include "copy.h"

#include "fail.h"

#include <errno.h>
#include <stdio.h>

void copy_open(struct copy *copy, const char *path)
{
    int length;

    copy->path = path;
    if (path == NULL)
        return;
    length = snprintf(copy->older, sizeof copy->older, "%s.1", path);
    if (length < 0 || (size_t)length >= sizeof copy->older)
        fail(FAIL_LOG, ENAMETOOLONG, "cannot use the file %s", path);
    logfile_open(&copy->file, path);
}

void copy_write(struct copy *copy, const char *bytes, size_t length)
{
    uint64_t size;

    if (copy->path == NULL)
        return;
    copy->written = true;
    logfile_write(&copy->file, bytes, length);
    size = logfile_size(&copy->file);
    if (size >= 2 * (uint64_t)COPY_SIZE || (size >= COPY_SIZE && !copy->file.mid_line))
        logfile_move(&copy->file, copy->path, copy->older);
}

void copy_finish(struct copy *copy)
{
    if (copy->path == NULL)
        return;
    if (copy->written && copy->file.mid_line)
        logfile_write(&copy->file, "\n", 1);
    logfile_finish(&copy->file);
}
