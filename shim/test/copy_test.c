/* A stream by itself: moved aside when it has grown, never more than two files, nothing lost between them. */
#include "copy.h"

#include "check.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LINE = 64 * 1024, LINES = COPY_SIZE / LINE };

static char directory[] = "/tmp/contd-shim-test-XXXXXX";
static char path[sizeof directory + 8];
static char older[sizeof path + 2];
static char line[LINE];
static struct copy copy;

static void start(void)
{
    if (copy.file.fd > 0)
        close(copy.file.fd);
    memset(&copy, 0, sizeof copy);
    copy_open(&copy, path);
}

static void start_empty(void)
{
    unlink(path);
    unlink(older);
    start();
}

static void put(char first, size_t length)
{
    memset(line, first, sizeof line);
    line[LINE - 1] = '\n';
    copy_write(&copy, line, length);
}

static void put_lines(char first, int count)
{
    for (int at = 0; at < count; at++)
        put(first, LINE);
}

/* How many bytes a file has, and of which letter its first one is: "a8388608"; "-" for no file. */
static bool is(const char *file, const char *expected)
{
    char found[32] = "-";
    char first = '-';
    struct stat status;
    int fd = open(file, O_RDONLY);

    if (fd >= 0 && fstat(fd, &status) == 0) {
        if (read(fd, &first, 1) < 0)
            abort();
        snprintf(found, sizeof found, "%c%lld", first, (long long)status.st_size);
    }
    close(fd);
    if (strcmp(found, expected) == 0)
        return true;
    printf("        %s: %s\n", file, found);
    return false;
}

static bool files_are(const char *newest, const char *other)
{
    return is(path, newest) && is(older, other);
}

static void moves_aside(void)
{
    start_empty();
    put_lines('a', LINES - 1);
    check("below the size there is one file", files_are("a8323072", "-"));
    put('b', LINE);
    check("at the size it is moved aside, and a new one begun", files_are("-0", "a8388608"));
    put_lines('c', LINES + 1);
    check("the next takes its place", files_are("c65536", "c8388608"));
    start();
    put('d', LINE);
    check("another start goes on in the newest", files_are("c131072", "c8388608"));
}

static void at_the_end_of_a_line(void)
{
    start_empty();
    put_lines('a', LINES - 1);
    put('a', LINE - 1);
    put('b', LINE - 1);
    check("in the middle of a line it is not moved", files_are("a8454142", "-"));
    put('b', LINE);
    check("but at the end of it", files_are("-0", "a8519678"));
    start_empty();
    for (int at = 0; at < 2 * LINES + 2; at++)
        put('a', LINE - 1);
    check("a line without an end is cut at twice the size", files_are("a65535", "a16842495"));
}

static void no_room(void)
{
    struct rlimit files;
    struct rlimit none;

    start_empty();
    getrlimit(RLIMIT_NOFILE, &files);
    none = files;
    none.rlim_cur = 3; /* what is open stays so, and nothing can be opened */
    put_lines('a', LINES - 1);
    setrlimit(RLIMIT_NOFILE, &none);
    put_lines('b', 2);
    setrlimit(RLIMIT_NOFILE, &files);
    check("without a new file it goes on in the old one", files_are("-", "a8454144"));
    put('c', LINE);
    check("and begins one as soon as it can", files_are("-0", "a8519680"));
    put('d', LINE);
    check("with what comes next", files_are("d65536", "a8519680"));
}

static void dropped_bytes(void)
{
    struct rlimit whole;
    struct rlimit full;

    start_empty();
    getrlimit(RLIMIT_FSIZE, &whole);
    full = whole;
    put_lines('a', LINES - 1);
    full.rlim_cur = COPY_SIZE - 1; /* all but the last newline fits */
    setrlimit(RLIMIT_FSIZE, &full);
    put('b', LINE);
    check("a file in which bytes are missing is not moved", is(older, "-"));
    setrlimit(RLIMIT_FSIZE, &whole);
    put('c', LINE);
    check("before that is told in it", files_are("-0", "a8454189"));
}

static void last_line(void)
{
    start_empty();
    copy_write(&copy, "half", 4);
    copy_finish(&copy);
    check("a last line without a newline gets one", is(path, "h5"));
    start();
    copy_finish(&copy);
    check("once", is(path, "h5"));
    start_empty();
    copy_write(&copy, "whole\n", 6);
    copy_finish(&copy);
    check("one that has it gets no other", is(path, "w6"));
}

static void not_wanted(void)
{
    static struct copy none;

    copy_open(&none, NULL);
    copy_write(&none, "x", 1);
    copy_finish(&none);
    check("a stream that nobody wants by itself has no file", none.file.fd == 0 && none.rotation.path == NULL);
}

int main(void)
{
    signal(SIGXFSZ, SIG_IGN); /* as the program has it: see block_signals() */
    if (mkdtemp(directory) == NULL)
        return 1;
    snprintf(path, sizeof path, "%s/stdout", directory);
    snprintf(older, sizeof older, "%s.1", path);
    moves_aside();
    at_the_end_of_a_line();
    no_room();
    dropped_bytes();
    last_line();
    not_wanted();
    unlink(path);
    unlink(older);
    rmdir(directory);
    return checked();
}
