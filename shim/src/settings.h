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

/* What a log looks like. */
enum settings_format {
    FORMAT_RAW, /* the bytes as they were written */
    FORMAT_CRI, /* each line with its time, its stream, and whether it is all there */
};

/* The smallest size that a log may have: more than what the formats add to a line. */
enum { LOG_SIZE_MIN = 1024 };

/* Paths are absolute; those that are not given, or belong to the other mode, are NULL. */
struct settings {
    enum settings_mode mode;
    const char *log;
    enum settings_format format;
    uint64_t size;  /* bytes of one file of the log; 0: it is never moved aside */
    uint64_t files; /* how many of them there are, at most */
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
