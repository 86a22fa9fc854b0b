/*
 * Appending, and what happens when the file takes no more. A limit on the size of files stands for a full disk: it can
 * be set to the byte, and so shows writes that get half of what they have into the file.
 */
#include "logfile.h"

#include "check.h"
#include "fulldisk.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FULL "bytes dropped: File too large\n"

static char directory[] = "/tmp/contd-shim-test-XXXXXX";
static char path[sizeof directory + 8];
static struct logfile log_file;

static void put(const char *text)
{
    logfile_write(&log_file, text, strlen(text));
}

/* A new start, with the file as the one before left it. */
static void reopen(void)
{
    if (log_file.fd > 0)
        close(log_file.fd);
    memset(&log_file, 0, sizeof log_file);
    logfile_open(&log_file, path);
}

static void start_empty(void)
{
    unlink(path);
    reopen();
}

static bool file_is(const char *text)
{
    static char bytes[4096];
    int fd = open(path, O_RDONLY);
    ssize_t got = read(fd, bytes, sizeof bytes);

    close(fd);
    if (got >= 0 && (size_t)got == strlen(text) && memcmp(bytes, text, (size_t)got) == 0)
        return true;
    printf("        the file: %.*s\n", (int)got, bytes);
    return false;
}

static void appends(void)
{
    start_empty();
    put("one\n");
    put("two");
    reopen();
    put("three\n");
    check("what is in the file stays, bytes are added as they are", file_is("one\ntwothree\n"));
    logfile_finish(&log_file);
    check("no notice if nothing was dropped", file_is("one\ntwothree\n"));
}

static void drops_and_tells(void)
{
    start_empty();
    put("one\n");
    full_at(4);
    put("two\n");
    put("three\n");
    check("a full file takes nothing", file_is("one\n"));
    free_again();
    put("four\n");
    check("the first write that works tells how much was dropped", file_is("one\n[contd-shim] 10 " FULL "four\n"));
    put("five\n");
    check("and tells it once", file_is("one\n[contd-shim] 10 " FULL "four\nfive\n"));
}

static void half_a_line(void)
{
    start_empty();
    put("one\n");
    full_at(6);
    put("two\nthree\n");
    free_again();
    put("four\n");
    check("after half a line the notice starts on its own line", file_is("one\ntw\n[contd-shim] 8 " FULL "four\n"));
}

static void half_a_notice(void)
{
    static const char whole[] = "one\n[contd-shim] 4 " FULL;
    rlim_t size = 5;
    bool good = true;

    for (; good && size < sizeof whole - 1; size++) {
        start_empty();
        put("one\n");
        full_at(4);
        put("two\n");
        full_at(size);
        put("three\n"); /* gets `size` - 4 bytes of the notice in */
        put("four\n");
        free_again();
        put("five\n");
        good = file_is("one\n[contd-shim] 4 " FULL "[contd-shim] 11 " FULL "five\n");
    }
    check("a notice that is in the file up to any of its bytes is finished; the next tells of the rest", good);
}

static void at_the_end(void)
{
    start_empty();
    put("one\ntw");
    full_at(6);
    put("o\n");
    logfile_finish(&log_file);
    check("still full at the end: nothing more", file_is("one\ntw"));
    free_again();
    logfile_finish(&log_file);
    check("room at the end: the notice is the last thing written", file_is("one\ntw\n[contd-shim] 2 " FULL));
}

static void old_file(void)
{
    start_empty();
    put("no newline");
    full_at(10);
    reopen();
    put("lost\n");
    free_again();
    put("new\n");
    check("a notice isn't glued to what an earlier start left", file_is("no newline\n[contd-shim] 5 " FULL "new\n"));
}

static void other_errors(void)
{
    int readable = -1;
    int good;

    start_empty();
    readable = open(path, O_RDONLY);
    good = log_file.fd;
    log_file.fd = readable; /* every write fails */
    put("lost\n");
    log_file.fd = good;
    put("new\n");
    check("the notice has the error's own text", file_is("[contd-shim] 5 bytes dropped: Bad file descriptor\nnew\n"));
    close(readable);
}

int main(void)
{
    signal(SIGXFSZ, SIG_IGN); /* as the program has it: see block_signals() */
    if (mkdtemp(directory) == NULL)
        return 1;
    snprintf(path, sizeof path, "%s/a.log", directory);
    appends();
    drops_and_tells();
    half_a_line();
    half_a_notice();
    at_the_end();
    old_file();
    other_errors();
    unlink(path);
    rmdir(directory);
    return checked();
}
