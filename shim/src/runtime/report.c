#include "report.h"

#include "bundle.h"

#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

static const char *namespace;
static const char *container;

void report_open(const char *in, const char *what)
{
    namespace = in;
    container = what;
}

void report(const char *format, ...)
{
    char text[1024];
    va_list arguments;
    int length;
    int fd;

    /* Opened for each message: containerd comes and goes, and there are few. */
    fd = bundle_open_pipe("log");
    if (fd < 0)
        return;
    va_start(arguments, format);
    length = vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    if (length >= 0)
        (void)dprintf(fd, "contd-shim: container %s in namespace %s: %s\n", container, namespace, text);
    close(fd);
}
