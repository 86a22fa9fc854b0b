/* Bytes → whole lines, in fixed memory. No system calls, no knowledge of where bytes come from or go to. */
#ifndef CONTD_SHIM_LINE_H
#define CONTD_SHIM_LINE_H

#include <stddef.h>

/* A line of up to this many bytes, its newline included, comes out whole. Also the most that one read takes. */
enum { LINE_CAPACITY = 32 * 1024 };

/*
 * Bytes are put in at the end (line_room, line_filled) and taken out at the start (line_whole or line_pending, then
 * line_take). Any byte may occur in a line, NUL too. All zero is an empty buffer.
 */
struct line_buffer {
    size_t used;  /* bytes held */
    size_t whole; /* of these, bytes up to and with the last newline */
    char bytes[LINE_CAPACITY];
};

/* Where the next bytes go and how many fit: at least one, if line_whole() bytes were taken since the last fill. */
char *line_room(struct line_buffer *buffer, size_t *room);

/* Says that `count` bytes were put there. */
void line_filled(struct line_buffer *buffer, size_t count);

/* How many bytes from the start are to be written now: all complete lines, or everything if the buffer is full. */
size_t line_whole(const struct line_buffer *buffer);

/* How many bytes are held in all: after the whole lines were taken, those of a line that has no end yet. */
size_t line_pending(const struct line_buffer *buffer);

/* Removes the first `count` bytes: line_whole() or line_pending(), no other number. */
void line_take(struct line_buffer *buffer, size_t count);

#endif
