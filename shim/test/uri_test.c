/* Addresses that output can go to. */
#include "runtime/logger.h"
#include "runtime/uri.h"

#include "check.h"

#include <string.h>

static struct uri uri;

static bool is(const char *text, enum uri_scheme scheme, const char *path, size_t arguments)
{
    return uri_parse(text, &uri) && uri.scheme == scheme && strcmp(uri.path, path) == 0 && uri.count == arguments;
}

static bool argument(size_t at, const char *text)
{
    return at < uri.count && strcmp(uri.arguments[at], text) == 0;
}

static void refuses(const char *text)
{
    char what[128];

    snprintf(what, sizeof what, "refuses %s", text);
    check(what, !uri_parse(text, &uri));
}

static void ours(bool are, const char *text)
{
    char what[160];

    snprintf(what, sizeof what, "%s ours: %s", are ? "is" : "is not", text);
    check(what, uri_parse(text, &uri) && logger_is_ours(&uri) == are);
}

int main(void)
{
    static char longest[PATH_SIZE * 2 + 1];

    check("nothing", is("", URI_NONE, "", 0));
    check("a path", is("/run/fifo%2F", URI_PATH, "/run/fifo%2F", 0));
    check("a path with a scheme", is("fifo:///run/fifo", URI_PATH, "/run/fifo", 0));
    check("a file", is("file:///var/log/a%20b", URI_FILE, "/var/log/a b", 0));
    check("a program without arguments", is("binary:///bin/log", URI_BINARY, "/bin/log", 0));
    check("with one that has a value", is("binary:///bin/log?key=va%2flue+s", URI_BINARY, "/bin/log", 2) &&
                                           argument(0, "key") && argument(1, "va/lue s"));
    check("and one that has none", is("binary:///bin/log?a=&b&&c=d", URI_BINARY, "/bin/log", 5) && argument(0, "a") &&
                                       argument(1, "") && argument(2, "b") && argument(3, "c") && argument(4, "d"));
    check("a scheme that nobody knows", is("http:///x", URI_UNKNOWN, "/x", 0));
    refuses("file://relative");
    refuses("file:///%zz");
    refuses("file:///%0");
    refuses("file:///a%00b");
    refuses("binary:///l?a%=b");
    refuses("binary:///l?1&2&3&4&5&6&7&8&9&10&11&12&13&14&15&16&17");
    memset(longest, '/', sizeof longest - 1);
    check("refuses what is too long", !uri_parse(longest, &uri));

    ours(true, "binary:///usr/lib/contd/contd-shim?settings=%2frun%2fs");
    ours(true, "binary:///contd-shim?settings=/s");
    ours(false, "binary:///usr/lib/contd/contd-shim?settings=s");
    ours(false, "binary:///usr/lib/contd/contd-shim?settings=/s&more");
    ours(false, "binary:///usr/lib/contd/contd-shim");
    ours(false, "binary:///usr/lib/contd/contd-shim2?settings=/s");
    ours(false, "file:///contd-shim?settings=/s");
    return checked();
}
