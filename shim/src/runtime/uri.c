#include "uri.h"

#include <stdlib.h>
#include <string.h>

static int digit(char hex)
{
    static const char digits[] = "0123456789abcdef";
    char lower = hex >= 'A' && hex <= 'F' ? (char)(hex + ('a' - 'A')) : hex;
    const char *found = lower == '\0' ? NULL : strchr(digits, lower);

    return found == NULL ? -1 : (int)(found - digits);
}

/* Replaces %XX, and + if it stands for a blank, where they are. False: one is wrong, or is a NUL. */
static bool decode(char *text, bool plus)
{
    char *into = text;

    for (const char *at = text; *at != '\0'; at++) {
        char byte = *at;

        if (byte == '%') {
            int high = digit(at[1]);
            int low = high < 0 ? -1 : digit(at[2]);

            if (low < 0 || (high == 0 && low == 0))
                return false;
            byte = (char)(high * 16 + low);
            at += 2;
        } else if (byte == '+' && plus) {
            byte = ' ';
        }
        *into++ = byte;
    }
    *into = '\0';
    return true;
}

static bool add_argument(struct uri *uri, char *text)
{
    if (uri->count == URI_ARGUMENTS || !decode(text, true))
        return false;
    uri->arguments[uri->count++] = text;
    return true;
}

static bool parse_query(struct uri *uri, char *query)
{
    char *pair;

    while ((pair = strsep(&query, "&")) != NULL) {
        char *value = strchr(pair, '=');

        if (*pair == '\0')
            continue;
        if (value != NULL)
            *value++ = '\0';
        if (!add_argument(uri, pair) || (value != NULL && !add_argument(uri, value)))
            return false;
    }
    return true;
}

static enum uri_scheme scheme_of(const char *name)
{
    if (strcmp(name, "fifo") == 0)
        return URI_PATH;
    if (strcmp(name, "file") == 0)
        return URI_FILE;
    return strcmp(name, "binary") == 0 ? URI_BINARY : URI_UNKNOWN;
}

bool uri_parse(const char *text, struct uri *uri)
{
    char *rest;
    char *query;

    uri->count = 0;
    uri->path = uri->text;
    uri->scheme = text[0] == '\0' ? URI_NONE : URI_PATH;
    if (strlen(text) >= sizeof uri->text)
        return false;
    strcpy(uri->text, text);
    rest = strstr(uri->text, "://");
    if (rest == NULL)
        return true;
    *rest = '\0';
    uri->scheme = scheme_of(uri->text);
    rest += strlen("://");
    uri->path = rest;
    query = strchr(rest, '?');
    if (query != NULL)
        *query++ = '\0';
    return rest[0] == '/' && decode(rest, false) && (query == NULL || parse_query(uri, query));
}
