/* What a settings file may say. */
#include "settings.h"

#include "check.h"

#include <string.h>

#define CAPTURE_OF(limit) "version=1\nmode=capture\nstdout=/o\nstderr=/e\nlimit=" limit "\n"
#define CAPTURE CAPTURE_OF("1048576")

static char text[SETTINGS_MAX + 1];
static struct settings settings;

static const char *parse(const char *from, size_t length)
{
    memset(text, 'x', sizeof text);
    memcpy(text, from, length);
    return settings_parse(text, length, &settings);
}

static void say(const char *verdict, const char *promise, bool holds)
{
    char both[100];

    snprintf(both, sizeof both, "%s %s", verdict, promise);
    check(both, holds);
}

static void accepts(const char *promise, const char *from, const char *log)
{
    say("accepts", promise, parse(from, strlen(from)) == NULL && strcmp(settings.log, log) == 0);
}

static void refuses(const char *promise, const char *from, const char *because)
{
    const char *fault = parse(from, strlen(from));

    say("refuses", promise, fault != NULL && strstr(fault, because) != NULL);
}

int main(void)
{
    char many[SETTINGS_MAX];

    accepts("a version and a log", "version=1\nlog=/var/log/a.log\n", "/var/log/a.log");
    accepts("in any order, empty lines between", "\nlog=/a\n\nversion=1\n\n", "/a");
    accepts("keys of a later version", "version=1\ncolour=red\nlog=/a\n=\nlogs=b\n", "/a");
    accepts("an error of an earlier start", "version=1\nlog=/a\nerror=x\nerror=y\n", "/a");
    accepts("a value with anything but a newline in it", "version=1\nlog=/a b=c\t#\r \n", "/a b=c\t#\r ");

    refuses("no text at all", "", "`version` is missing");
    refuses("no version", "log=/a\n", "`version` is missing");
    refuses("another version", "version=2\nlog=/a\n", "`version` is not 1");
    refuses("a version that only starts with 1", "version=1.5\nlog=/a\n", "`version` is not 1");
    refuses("two versions", "version=1\nversion=1\nlog=/a\n", "`version` is given twice");
    refuses("no log", "version=1\n", "`log` is missing");
    refuses("an empty log", "version=1\nlog=\n", "no absolute path");
    refuses("a relative log", "version=1\nlog=a/b\n", "no absolute path");
    refuses("two logs", "version=1\nlog=/a\nlog=/a\n", "`log` is given twice");
    refuses("a line without =", "version=1\nlog\nlog=/a\n", "has no `=`");
    refuses("a last line that was cut short", "version=1\nlog=/a", "no newline");
    say("refuses", "a NUL byte", strstr(parse("version=1\nlog=/a\0b\n", 19), "NUL byte") != NULL);

    accepts("the mode log", "version=1\nmode=log\nlog=/a\n", "/a");
    say("accepts", "the mode capture",
        parse(CAPTURE, strlen(CAPTURE)) == NULL && settings.mode == MODE_CAPTURE && settings.log == NULL &&
            strcmp(settings.out, "/o") == 0 && strcmp(settings.err, "/e") == 0 && settings.limit == 1048576);
    say("accepts", "a limit of nothing", parse(CAPTURE_OF("0"), strlen(CAPTURE_OF("0"))) == NULL && settings.limit == 0);
    say("is in the mode log again", "after that", parse("version=1\nlog=/a\n", 17) == NULL && settings.mode == MODE_LOG);
    say("accepts", "copies beside the log",
        parse("version=1\nlog=/a\ncopy-stdout=/o\ncopy-stderr=/e\n", 47) == NULL && strcmp(settings.log, "/a") == 0 &&
            strcmp(settings.copy_out, "/o") == 0 && strcmp(settings.copy_err, "/e") == 0);
    say("accepts", "a copy of one stream", parse("version=1\nlog=/a\ncopy-stderr=/e\n", 32) == NULL &&
        settings.copy_out == NULL && strcmp(settings.copy_err, "/e") == 0);
    refuses("a relative copy", "version=1\nlog=/a\ncopy-stdout=o\n", "`copy-stdout` is no absolute path");
    refuses("two copies of one stream", "version=1\nlog=/a\ncopy-stderr=/e\ncopy-stderr=/e\n",
            "`copy-stderr` is given twice");
    refuses("a copy in the mode capture", CAPTURE "copy-stdout=/o\n", "belong to the mode log");
    say("accepts", "how the log is kept",
        parse("version=1\nlog=/a\nformat=cri\nsize=1024\nfiles=1\n", 46) == NULL && settings.format == FORMAT_CRI &&
            settings.size == 1024 && settings.files == 1);
    say("takes", "one file without an end, as it is, for what is not said",
        parse("version=1\nlog=/a\n", 17) == NULL && settings.format == FORMAT_RAW && settings.size == 0);
    accepts("the other format", "version=1\nlog=/a\nformat=raw\n", "/a");
    refuses("another format", "version=1\nlog=/a\nformat=json\n", "`format` is neither raw nor cri");
    refuses("two formats", "version=1\nlog=/a\nformat=cri\nformat=cri\n", "`format` is given twice");
    refuses("a size without files", "version=1\nlog=/a\nsize=4096\n", "of `size` and `files` one is missing");
    refuses("files without a size", "version=1\nlog=/a\nfiles=2\n", "of `size` and `files` one is missing");
    refuses("a size with a unit", "version=1\nlog=/a\nsize=10M\nfiles=2\n", "`size` is no number");
    refuses("a size that holds no line", "version=1\nlog=/a\nsize=1023\nfiles=2\n", "`size` is less than 1024");
    refuses("two sizes", "version=1\nlog=/a\nsize=4096\nsize=4096\nfiles=2\n", "`size` is given twice");
    refuses("no files", "version=1\nlog=/a\nsize=4096\nfiles=0\n", "`files` is not from 1 to 1000");
    refuses("too many files", "version=1\nlog=/a\nsize=4096\nfiles=1001\n", "`files` is not from 1 to 1000");
    refuses("two numbers of files", "version=1\nlog=/a\nsize=4096\nfiles=2\nfiles=2\n", "`files` is given twice");
    refuses("a format in the mode capture", CAPTURE "format=cri\n", "belong to the mode log");
    refuses("a size in the mode capture", CAPTURE "size=4096\nfiles=2\n", "belong to the mode log");
    refuses("another mode", "version=1\nmode=both\nlog=/a\n", "`mode` is neither log nor capture");
    refuses("two modes", "version=1\nmode=log\nmode=log\nlog=/a\n", "`mode` is given twice");
    refuses("a log in the mode capture", CAPTURE "log=/a\n", "`log` belongs to the mode log");
    refuses("a stdout in the mode log", "version=1\nlog=/a\nstdout=/o\n", "belong to the mode capture");
    refuses("a stderr in the mode log", "version=1\nlog=/a\nstderr=/o\n", "belong to the mode capture");
    refuses("a limit in the mode log", "version=1\nlog=/a\nlimit=1\n", "belong to the mode capture");
    refuses("no stdout", "version=1\nmode=capture\nstderr=/e\nlimit=1\n", "`stdout` is missing");
    refuses("no stderr", "version=1\nmode=capture\nstdout=/o\nlimit=1\n", "`stderr` is missing");
    refuses("no limit", "version=1\nmode=capture\nstdout=/o\nstderr=/e\n", "`limit` is missing");
    refuses("a relative stdout", "version=1\nmode=capture\nstdout=o\n", "`stdout` is no absolute path");
    refuses("an empty stderr", "version=1\nmode=capture\nstderr=\n", "`stderr` is no absolute path");
    refuses("two stdouts", CAPTURE "stdout=/o\n", "`stdout` is given twice");
    refuses("two stderrs", CAPTURE "stderr=/o\n", "`stderr` is given twice");
    refuses("two limits", CAPTURE "limit=1\n", "`limit` is given twice");
    refuses("an empty limit", CAPTURE_OF(""), "`limit` is no number");
    refuses("a negative limit", CAPTURE_OF("-1"), "`limit` is no number");
    refuses("a limit with a unit", CAPTURE_OF("1M"), "`limit` is no number");
    refuses("a limit beyond all counting", CAPTURE_OF("1000000000000000000"), "`limit` is no number");

    memset(many, '\n', sizeof many);
    memcpy(many, "version=1\nlog=/a", 16);
    say("accepts", "a text of the longest length", parse(many, sizeof many) == NULL && strcmp(settings.log, "/a") == 0);
    return checked();
}
