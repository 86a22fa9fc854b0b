#include "line.h"

#include <string.h>

char *line_room(struct line_buffer *buffer, size_t *room)
{
    *room = LINE_CAPACITY - buffer->used;
    return buffer->bytes + buffer->used;
}

void line_filled(struct line_buffer *buffer, size_t count)
{
    /* Only the new bytes are searched: a long line that arrives in pieces is not read again for each. */
    const char *newline = memrchr(buffer->bytes + buffer->used, '\n', count);

    buffer->used += count;
    if (newline != NULL)
        buffer->whole = (size_t)(newline - buffer->bytes) + 1;
}

size_t line_whole(const struct line_buffer *buffer)
{
    if (buffer->whole == 0 && buffer->used == LINE_CAPACITY)
        return LINE_CAPACITY;
    return buffer->whole;
}

size_t line_pending(const struct line_buffer *buffer)
{
    return buffer->used;
}

void line_take(struct line_buffer *buffer, size_t count)
{
    buffer->used -= count;
    buffer->whole = 0;
    memmove(buffer->bytes, buffer->bytes + count, buffer->used);
}
