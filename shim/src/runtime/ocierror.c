#include "oci.h"

#include <string.h>

/* One character of a JSON text, at *at, which is moved behind it. Those that need more than a byte become `?`. */
static char character(const char **at)
{
    const char *escapes = "n\nt\tr\rb\bf\f";
    const char *found;
    char next = *(*at)++;

    if (next != '\\')
        return next;
    next = **at;
    if (next == '\0')
        return next;
    (*at)++;
    if (next == 'u') {
        for (size_t digit = 0; digit < 4 && **at != '\0'; digit++)
            (*at)++;
        return '?';
    }
    found = next == '\\' ? NULL : strchr(escapes, next);
    return found != NULL && (found - escapes) % 2 == 0 ? found[1] : next;
}

static void copy_text(const char *at, char *into, size_t size)
{
    size_t length = 0;

    while (*at != '\0' && *at != '"' && length + 1 < size)
        into[length++] = character(&at);
    into[length] = '\0';
}

/* Where the text of a key begins in this line; NULL: nowhere. */
static const char *value_of(const char *line, const char *end, const char *key)
{
    const char *at = memmem(line, (size_t)(end - line), key, strlen(key));

    if (at == NULL)
        return NULL;
    at += strlen(key);
    while (*at == ' ' || *at == ':')
        at++;
    return *at == '"' ? at + 1 : NULL;
}

bool oci_error(const char *log, char *into, size_t size)
{
    bool found = false;

    while (*log != '\0') {
        const char *end = strchrnul(log, '\n');
        const char *level = value_of(log, end, "\"level\"");
        const char *message = value_of(log, end, "\"msg\"");

        if (level != NULL && message != NULL && strncmp(level, "error\"", 6) == 0) {
            copy_text(message, into, size);
            found = true;
        }
        log = *end == '\0' ? end : end + 1;
    }
    return found && into[0] != '\0';
}
