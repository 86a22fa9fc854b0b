#include "bytes.h"

#include <string.h>
#include <sys/mman.h>

bool slice_is(struct slice slice, const char *text)
{
    return slice.length == strlen(text) && (slice.length == 0 || memcmp(slice.at, text, slice.length) == 0);
}

bool slice_starts(struct slice slice, const char *text)
{
    return slice.length >= strlen(text) && slice_is((struct slice){ slice.at, strlen(text) }, text);
}

bool slice_copy(struct slice slice, char *into, size_t size)
{
    into[0] = '\0';
    if (slice.length >= size || (slice.length > 0 && memchr(slice.at, '\0', slice.length) != NULL))
        return false;
    if (slice.length > 0)
        memcpy(into, slice.at, slice.length);
    into[slice.length] = '\0';
    return true;
}

void *pages_take(size_t size)
{
    void *pages = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    return pages == MAP_FAILED ? NULL : pages;
}

void pages_give(void *pages, size_t size)
{
    if (pages != NULL && size > 0)
        (void)munmap(pages, size);
}

enum { BUFFER_STEP = 4096 };

static bool grow(struct buffer *buffer, size_t needed)
{
    size_t size = (needed + BUFFER_STEP - 1) / BUFFER_STEP * BUFFER_STEP;
    char *at = pages_take(size);

    if (at == NULL)
        return false;
    if (buffer->end > buffer->start)
        memcpy(at, buffer->at + buffer->start, buffer->end - buffer->start);
    pages_give(buffer->at, buffer->size);
    *buffer = (struct buffer){ .at = at, .end = buffer->end - buffer->start, .size = size };
    return true;
}

char *buffer_add(struct buffer *buffer, size_t length)
{
    char *added;

    if (buffer->size - buffer->end < length && !grow(buffer, buffer->end - buffer->start + length))
        return NULL;
    added = buffer->at + buffer->end;
    buffer->end += length;
    return added;
}

struct slice buffer_held(const struct buffer *buffer)
{
    return (struct slice){ buffer->at + buffer->start, buffer->end - buffer->start };
}

void buffer_take(struct buffer *buffer, size_t length)
{
    buffer->start += length;
    if (buffer->start == buffer->end)
        buffer_drop(buffer);
}

void buffer_drop(struct buffer *buffer)
{
    pages_give(buffer->at, buffer->size);
    *buffer = (struct buffer){ .at = NULL };
}
