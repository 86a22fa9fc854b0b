#include "arguments.h"

#include <string.h>

/* A flag of this name; `value` is what follows `=`, or NULL. */
static bool is_flag(const char *word, const char *name, const char **value)
{
    size_t length = strlen(name);

    word += word[1] == '-' ? 2 : 1;
    if (strncmp(word, name, length) != 0 || (word[length] != '\0' && word[length] != '='))
        return false;
    *value = word[length] == '=' ? word + length + 1 : NULL;
    return true;
}

static bool take_switch(const char *word, struct arguments *arguments)
{
    const char *value;
    bool ignored;
    const struct {
        const char *name;
        bool *is;
    } switches[] = { { "v", &arguments->version }, { "info", &arguments->info }, { "debug", &ignored } };

    for (size_t at = 0; at < sizeof switches / sizeof switches[0]; at++) {
        if (is_flag(word, switches[at].name, &value)) {
            *switches[at].is = value == NULL || strcmp(value, "false") != 0;
            return true;
        }
    }
    return false;
}

/* How many words it took: 0, 1 or 2. */
static int take_value(char **words, struct arguments *arguments)
{
    const char *value;
    const char *ignored;
    const struct {
        const char *name;
        const char **is;
    } values[] = {
        { "namespace", &arguments->namespace },
        { "id", &arguments->id },
        { "address", &arguments->address },
        { "bundle", &arguments->bundle },
        { "publish-binary", &ignored },
        { "socket", &ignored },
        { "debug-socket", &ignored },
    };

    for (size_t at = 0; at < sizeof values / sizeof values[0]; at++) {
        if (is_flag(words[0], values[at].name, &value)) {
            *values[at].is = value != NULL ? value : words[1];
            return value != NULL ? 1 : words[1] == NULL ? 0 : 2;
        }
    }
    return 0;
}

static const char *take_action(const char *word, struct arguments *arguments)
{
    if (strcmp(word, "start") == 0)
        arguments->action = ACTION_START;
    else if (strcmp(word, "delete") == 0)
        arguments->action = ACTION_DELETE;
    else
        return "the action is neither start nor delete";
    return NULL;
}

static const char *missing(const struct arguments *arguments)
{
    if (arguments->version || arguments->info)
        return NULL;
    if (arguments->action == ACTION_NONE)
        return "an action is missing: start or delete";
    if (arguments->namespace[0] == '\0')
        return "-namespace is missing";
    return arguments->id[0] == '\0' ? "-id is missing" : NULL;
}

const char *arguments_parse(int argc, char **argv, struct arguments *arguments)
{
    *arguments = (struct arguments){ .namespace = "", .id = "", .address = "", .bundle = "" };
    for (int at = 1; at < argc;) {
        int taken;

        if (argv[at][0] != '-') {
            const char *fault = take_action(argv[at], arguments);

            return fault != NULL ? fault : missing(arguments);
        }
        taken = take_switch(argv[at], arguments) ? 1 : take_value(&argv[at], arguments);
        if (taken == 0)
            return "a flag is not known, or has no value";
        at += taken;
    }
    return missing(arguments);
}
