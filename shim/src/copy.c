#include "copy.h"

enum { FILES = 2 };

void copy_open(struct copy *copy, const char *path)
{
    copy->rotation = (struct rotation){ path, FILES };
    if (path == NULL)
        return;
    rotation_check(&copy->rotation);
    logfile_open(&copy->file, path);
}

void copy_write(struct copy *copy, const char *bytes, size_t length)
{
    uint64_t size;

    if (copy->rotation.path == NULL)
        return;
    copy->written = true;
    logfile_write(&copy->file, bytes, length);
    size = logfile_size(&copy->file);
    if (size >= 2 * (uint64_t)COPY_SIZE || (size >= COPY_SIZE && !copy->file.mid_line))
        (void)rotation_turn(&copy->rotation, &copy->file);
}

void copy_finish(struct copy *copy)
{
    if (copy->rotation.path == NULL)
        return;
    if (copy->written && copy->file.mid_line)
        logfile_write(&copy->file, "\n", 1);
    logfile_finish(&copy->file);
}
