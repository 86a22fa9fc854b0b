/* The settings file: lock, read, parse. */
#ifndef CONTD_SHIM_SETTINGS_H
#define CONTD_SHIM_SETTINGS_H

#include <stddef.h>

enum { SETTINGS_MAX = 16 * 1024 };

struct settings {
    const char *log; /* absolute path of the log file */
};

/*
 * Opens the file, locks it for as long as the process lives, and reads it. Never opened a second time: a POSIX lock is
 * lost when any descriptor of the file is closed. Fails by fail(), from the moment it is open into the file too.
 */
void settings_take(const char *path, struct settings *settings);

/*
 * Reads `length` bytes of text; text[length] must be writable. Returns NULL, or what is wrong with the text. The
 * strings of `settings` point into `text`, which is changed.
 */
const char *settings_parse(char *text, size_t length, struct settings *settings);

#endif
