/* The beginning of a stream, whole, and how much there was in all. A limit on the size of files stands for a full disk. */
#include "capture.h"

#include "check.h"
#include "fulldisk.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char directory[] = "/tmp/contd-shim-test-XXXXXX";
static char path[sizeof directory + 8];
static struct capture capture;

static void begin(uint64_t limit)
{
    if (capture.fd > 0)
        close(capture.fd);
    unlink(path);
    capture_open(&capture, path, limit);
}

static void put(const char *text)
{
    capture_write(&capture, text, strlen(text));
}

static bool file_is(const char *text)
{
    char found[64];
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t length = read(fd, found, sizeof found);

    close(fd);
    return length == (ssize_t)strlen(text) && memcmp(found, text, (size_t)length) == 0;
}

static void keeps_the_beginning(void)
{
    begin(10);
    check("a new file is empty", file_is("") && capture.came == 0);
    put("12345");
    check("what there is room for is kept", file_is("12345") && capture.came == 5);
    put("67890");
    check("up to the limit, and with it", file_is("1234567890") && capture.came == 10);
    put("x");
    check("what is beyond is counted", file_is("1234567890") && capture.came == 11);
    begin(3);
    put("12345");
    check("one write is cut at the limit", file_is("123") && capture.came == 5);
    begin(0);
    put("12345");
    check("a limit of nothing keeps nothing, and counts", file_is("") && capture.came == 5);
    begin(10);
    capture_write(&capture, "a\0b", 3);
    check("any byte is kept", capture.came == 3 && !file_is("a"));
}

static void stays_whole_on_a_full_disk(void)
{
    begin(100);
    full_at(4);
    put("1234567");
    check("what fits on the disk is kept", file_is("1234") && capture.came == 7);
    free_again();
    put("890");
    check("nothing stands where something is missing", file_is("1234") && capture.came == 10);
}

static void is_its_owners_alone(void)
{
    struct stat file;

    umask(0);
    begin(1);
    check("its mode is 0600", stat(path, &file) == 0 && (file.st_mode & 07777) == 0600);
}

int main(void)
{
    signal(SIGXFSZ, SIG_IGN);
    if (mkdtemp(directory) == NULL)
        abort();
    snprintf(path, sizeof path, "%s/out", directory);
    keeps_the_beginning();
    stays_whole_on_a_full_disk();
    is_its_owners_alone();
    unlink(path);
    rmdir(directory);
    return checked();
}
