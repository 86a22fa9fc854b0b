/* Bytes that lie somewhere, and memory that is the kernel's again as soon as it isn't needed. There is no heap. */
#ifndef CONTD_SHIM_BYTES_H
#define CONTD_SHIM_BYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Bytes of somebody else's memory; no NUL at their end. */
struct slice {
    const char *at;
    size_t length;
};

bool slice_is(struct slice slice, const char *text);
bool slice_starts(struct slice slice, const char *text);

/* Copies the bytes and a NUL. False, and an empty text, if they don't fit or if one of them is NUL. */
bool slice_copy(struct slice slice, char *into, size_t size);

/* Memory of whole pages, all zero; NULL if there is none. */
void *pages_take(size_t size);
void pages_give(void *pages, size_t size);

/* Bytes that become more at their end and fewer at their start. All zero is empty, and takes no memory. */
struct buffer {
    char *at;
    size_t start; /* taken from here */
    size_t end;   /* added here */
    size_t size;  /* of the memory */
};

/* Adds room for so many bytes at the end, and says where it is; NULL if there is no memory. */
char *buffer_add(struct buffer *buffer, size_t length);
struct slice buffer_held(const struct buffer *buffer);

/* Removes so many bytes from the start. */
void buffer_take(struct buffer *buffer, size_t length);
void buffer_drop(struct buffer *buffer);

#endif
