/* The log: lines in files of a limited size, with and without prefixes, and what happens when the disk is full. */
#include "journal.h"

#include "cri.h"

#include "check.h"
#include "fulldisk.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { OUT, ERR, FILES = 4, LIMIT = 1024, ALL = 64 * 1024 };

static char directory[] = "/tmp/contd-shim-test-XXXXXX";
static char path[sizeof directory + 8];
static struct journal journal;
static struct settings settings;

static void name_of(unsigned age, char name[sizeof path + 16])
{
    snprintf(name, sizeof path + 16, age == 0 ? "%s" : "%s.%u", path, age);
}

static void reopen(void)
{
    if (journal.file.fd > 0)
        close(journal.file.fd);
    memset(&journal, 0, sizeof journal);
    journal_open(&journal, &settings);
}

static void start(enum settings_format format, uint64_t size, uint64_t files)
{
    char name[sizeof path + 16];

    for (unsigned age = 0; age < 16; age++) {
        name_of(age, name);
        unlink(name);
    }
    settings = (struct settings){ .log = path, .format = format, .size = size, .files = files };
    reopen();
}

/* What is in a file; NULL: there is none. */
static const char *text_of(unsigned age)
{
    static char text[ALL];
    char name[sizeof path + 16];
    int fd;
    ssize_t got;

    name_of(age, name);
    fd = open(name, O_RDONLY);
    if (fd < 0)
        return NULL;
    got = read(fd, text, sizeof text - 1);
    close(fd);
    text[got < 0 ? 0 : got] = '\0';
    return text;
}

static size_t size_of(unsigned age)
{
    const char *text = text_of(age);

    return text == NULL ? 0 : strlen(text);
}

static bool is(unsigned age, const char *expected)
{
    const char *text = text_of(age);

    if (text != NULL && expected != NULL ? strcmp(text, expected) == 0 : text == expected)
        return true;
    printf("        file %u: %s\n", age, text == NULL ? "none" : text);
    return false;
}

static void put(size_t stream, const char *text)
{
    journal_write(&journal, stream, text, strlen(text));
}

/* So many bytes of one letter, and a newline if it is to be a line. */
static void fill(size_t stream, char letter, size_t length, bool line)
{
    static char bytes[ALL];

    memset(bytes, letter, length);
    if (line)
        bytes[length - 1] = '\n';
    journal_write(&journal, stream, bytes, length);
}

static void one_file(void)
{
    start(FORMAT_RAW, 0, 0);
    put(OUT, "one\n");
    put(ERR, "two");
    put(OUT, "three\n");
    check("as they are, and without a size: one file", is(0, "one\ntwothree\n") && is(1, NULL));
}

static void moves_aside(void)
{
    start(FORMAT_RAW, LIMIT, FILES);
    fill(OUT, 'a', LIMIT - 4, true);
    put(OUT, "bcd\n");
    check("a file is filled to its size", size_of(0) == LIMIT && is(1, NULL));
    put(OUT, "e\n");
    check("the next line begins a new one", is(0, "e\n") && size_of(1) == LIMIT);
    fill(OUT, 'f', LIMIT - 1, true);
    check("and so does a line that doesn't fit", size_of(0) == LIMIT - 1 && is(1, "e\n") && size_of(2) == LIMIT);
    for (int turn = 0; turn < FILES; turn++)
        fill(OUT, 'g', LIMIT, true);
    check("there are only so many", size_of(FILES - 1) == LIMIT && is(FILES, NULL));
}

static void many_lines_at_once(void)
{
    char text[3000] = "";
    bool whole = true;

    for (size_t at = 0; at + 10 < sizeof text; at += 10)
        snprintf(text + at, 11, "line %04zu\n", at / 10);
    start(FORMAT_RAW, LIMIT, FILES);
    put(OUT, text);
    for (unsigned age = 0; age < 3; age++)
        whole = whole && size_of(age) <= LIMIT && strncmp(text_of(age), "line", 4) == 0;
    check("lines that come together are told apart where a file ends",
          whole && is(3, NULL) && size_of(0) + size_of(1) + size_of(2) == strlen(text));
}

static void long_lines(void)
{
    start(FORMAT_RAW, LIMIT, FILES);
    fill(OUT, 'a', LIMIT - 10, true);
    put(OUT, "begun ");
    fill(OUT, 'b', 100, false);
    put(ERR, "other\n");
    check("as long as a line is not all there, the file grows", is(1, NULL) && size_of(0) == LIMIT - 10 + 112);
    put(OUT, " end\n");
    put(OUT, "next\n");
    check("until it is", is(0, "next\n") && size_of(1) == LIMIT - 10 + 117);
    fill(OUT, 'c', 3 * LIMIT, true);
    check("one that is longer than a file is cut",
          size_of(0) == LIMIT && size_of(1) == LIMIT && size_of(2) == LIMIT && is(3, "next\n"));
    start(FORMAT_RAW, LIMIT, FILES);
    fill(OUT, 'd', 100, true);
    for (int turn = 0; turn < 3; turn++)
        fill(OUT, 'e', 500, false);
    check("one that comes in parts is cut when it alone has that size",
          size_of(0) == 1500 - LIMIT && size_of(1) == 100 + LIMIT);
}

static void one_of_one(void)
{
    start(FORMAT_RAW, LIMIT, 1);
    fill(OUT, 'a', LIMIT, true);
    put(OUT, "b\n");
    check("of a single file the earlier one goes", is(0, "b\n") && is(1, NULL));
}

static void fewer_than_before(void)
{
    start(FORMAT_RAW, LIMIT, FILES);
    for (int turn = 0; turn < FILES; turn++)
        fill(OUT, 'a', LIMIT, true);
    settings.files = 2;
    reopen();
    put(OUT, "b\n");
    check("fewer than before: the others go", is(0, "b\n") && size_of(1) == LIMIT && is(2, NULL) && is(3, NULL));
}

static void next_start(void)
{
    start(FORMAT_RAW, LIMIT, FILES);
    fill(OUT, 'a', LIMIT - 2, true);
    reopen();
    put(OUT, "b\n");
    put(OUT, "c\n");
    check("another start knows how full the file is", is(0, "c\n") && size_of(1) == LIMIT);
}

/* Two processes, one of which is about to end: an old file's name is not given twice. */
static void two_at_once(void)
{
    static struct journal other;

    start(FORMAT_RAW, LIMIT, FILES);
    fill(OUT, 'a', LIMIT, true);
    memset(&other, 0, sizeof other);
    journal_open(&other, &settings);
    put(OUT, "one\n");
    journal_write(&other, OUT, "two\n", 4);
    check("what another process has moved aside is not moved again", is(0, "one\ntwo\n") && size_of(1) == LIMIT && is(2, NULL));
    close(other.file.fd);
}

static void no_new_file(void)
{
    char name[sizeof path + 16];

    start(FORMAT_RAW, LIMIT, 2);
    name_of(1, name);
    mkdir(name, 0700);
    fill(OUT, 'a', LIMIT, true);
    put(OUT, "b\n");
    check("where no name is free, it goes on in the file there is", size_of(0) == LIMIT + 2);
    rmdir(name);
    put(OUT, "c\n");
    check("and begins a new one as soon as it can", is(0, "c\n") && size_of(1) == LIMIT + 2);
}

/* `…Z stdout F text`: what follows the time; the text ends at the newline. */
static bool cri_is(unsigned age, const char *expected)
{
    static char text[ALL];
    char *line;
    char *rest = text;
    const char *found = text_of(age);

    snprintf(text, sizeof text, "%s", found == NULL ? "" : found);
    while ((line = strsep(&rest, "\n")) != NULL && line[0] != '\0') {
        size_t length = strcspn(expected, "|");

        if (strlen(line) != 31 + length || line[10] != 'T' || strncmp(line + 29, "Z ", 2) != 0 ||
            strncmp(line + 31, expected, length) != 0) {
            printf("        not as expected: %s\n", line);
            return false;
        }
        expected += length + (expected[length] == '|' ? 1 : 0);
    }
    return expected[0] == '\0';
}

static void with_prefixes(void)
{
    start(FORMAT_CRI, 0, 0);
    put(OUT, "one\ntwo\n");
    put(ERR, "oops\n");
    check("a prefix for each line", cri_is(0, "stdout F one|stdout F two|stderr F oops"));
    put(OUT, "login: ");
    put(ERR, "\n");
    put(OUT, "root\n");
    check("a part of a line is one that is not all there", cri_is(0, "stdout F one|stdout F two|stderr F oops|"
                                                                     "stdout P login: |stderr F |stdout F root"));
}

static void prefixes_and_files(void)
{
    bool good = true;

    start(FORMAT_CRI, LIMIT, 1000);
    for (size_t turn = 0; turn < 100; turn++)
        fill(turn % 2, 'a', 50, true);
    for (unsigned age = 0; age < 10; age++)
        good = good && size_of(age) <= LIMIT && text_of(age)[size_of(age) - 1] == '\n';
    check("the prefixes count as well", good && is(10, NULL));
    start(FORMAT_CRI, LIMIT, FILES);
    fill(OUT, 'b', 2 * LIMIT, true);
    check("a line that is longer than a file: its parts are marked",
          size_of(0) < LIMIT && size_of(1) == LIMIT && size_of(2) == LIMIT && strstr(text_of(2), " stdout P b") != NULL &&
              strstr(text_of(0), " stdout F b") != NULL);
    start(FORMAT_RAW, 0, 0);
    put(OUT, "half");
    settings.format = FORMAT_CRI;
    reopen();
    put(OUT, "line\n");
    check("what was left without an end gets one", strncmp(text_of(0), "half\n2", 6) == 0);
}

static void full_disk(void)
{
    bool good = true;

    for (rlim_t size = 44; good && size < 44 + 45; size++) {
        start(FORMAT_CRI, 0, 0);
        put(OUT, "one\n");
        full_at(size);
        put(OUT, "two\nthree\n");
        good = size_of(0) == (size < 88 ? 44 : 88);
        free_again();
        put(ERR, "four\n");
        good = good && cri_is(0, size < 88 ? "stdout F one|stderr F [contd-shim] 10 bytes dropped: File too large|stderr F four"
                                           : "stdout F one|stdout F two|stderr F [contd-shim] 6 bytes dropped: File too large|stderr F four");
    }
    check("of a full disk: whole lines are dropped, what is dropped is told with a prefix", good);
    start(FORMAT_RAW, LIMIT, FILES);
    fill(OUT, 'a', LIMIT - 10, true);
    full_at(LIMIT - 10);
    put(OUT, "b\n");
    fill(OUT, 'b', 100, true);
    check("a file in which a notice is due is not left before", is(1, NULL) && size_of(0) == LIMIT - 10);
    free_again();
    put(OUT, "c\n");
    check("but as soon as it was told",
          strstr(text_of(1), "] 102 bytes dropped") != NULL && is(0, "c\n") && is(2, NULL));
}

static bool stamp_is(time_t seconds, const char *expected)
{
    char prefix[CRI_SIZE];
    size_t length = cri_prefix(prefix, (struct timespec){ seconds, 5 }, "stdout", true);

    if (length == CRI_PREFIX && strcmp(prefix, expected) == 0)
        return true;
    printf("        %s\n", prefix);
    return false;
}

static void times(void)
{
    char system[CRI_SIZE];
    char prefix[CRI_SIZE];
    bool good = true;

    check("a time", stamp_is(1700000000, "2023-11-14T22:13:20.000000005Z stdout F "));
    check("a leap day", stamp_is(1709164800, "2024-02-29T00:00:00.000000005Z stdout F "));
    check("the end of a year", stamp_is(1735689599, "2024-12-31T23:59:59.000000005Z stdout F "));
    check("the beginning of all", stamp_is(0, "1970-01-01T00:00:00.000000005Z stdout F "));
    for (time_t day = 0; good && day < 80000; day++) {
        time_t seconds = day * 86400 + 43200;
        struct tm date;

        gmtime_r(&seconds, &date);
        strftime(system, sizeof system, "%Y-%m-%dT12:00:00", &date);
        (void)cri_prefix(prefix, (struct timespec){ seconds, 0 }, "stdout", true);
        good = strncmp(prefix, system, strlen(system)) == 0;
    }
    check("every day for 219 years as the C library has it", good);
}

int main(void)
{
    signal(SIGXFSZ, SIG_IGN); /* as the program has it: see block_signals() */
    if (mkdtemp(directory) == NULL)
        return 1;
    snprintf(path, sizeof path, "%s/a.log", directory);
    one_file();
    moves_aside();
    many_lines_at_once();
    long_lines();
    one_of_one();
    fewer_than_before();
    next_start();
    two_at_once();
    no_new_file();
    with_prefixes();
    prefixes_and_files();
    full_disk();
    times();
    start(FORMAT_RAW, 0, 0);
    unlink(path);
    rmdir(directory);
    return checked();
}
