/* The settings file: lock, read, parse. */
#ifndef CONTD_SHIM_SETTINGS_H
#define CONTD_SHIM_SETTINGS_H

#include <stddef.h>
#include <stdint.h>

enum { SETTINGS_MAX = 16 * 1024 };

/* What is done with the output. */
enum settings_mode {
    MODE_LOG,     /* both streams are appended to one log */
    MODE_CAPTURE, /* each stream goes to a new file of its own, up to a limit */
};

/* Paths are absolute; those that are not given, or belong to the other mode, are NULL. */
struct settings {
    enum settings_mode mode;
    const char *log;
    const char *copy_out; /* besides the log, for one stream by itself */
    const char *copy_err;
    const char *out;
    const char *err;
    uint64_t limit; /* bytes of each stream */
};

/*
 * Opens the file, locks it for as long as the process lives, and reads it. Never opened a second time: a POSIX lock is
 * lost when any descriptor of the file is closed. Fails by fail(), from the moment it is open into the file too.
 */
void settings_take(const char *path, struct settings *settings);

/* Appends a line to the file, for whoever wrote the settings. What can't be written is left out. */
void settings_tell(const char *key, uint64_t value);

/*
 * Reads `length` bytes of text; text[length] must be writable. Returns NULL, or what is wrong with the text. The
 * strings of `settings` point into `text`, which is changed.
 */
const char *settings_parse(char *text, size_t length, struct settings *settings);

#endif
