/* What a runtime reads: its arguments, and what the OCI runtime says went wrong. */
#include "runtime/arguments.h"
#include "runtime/oci.h"
#include "runtime/runtime.h"

#include "check.h"

#include <string.h>

static struct arguments arguments;

static const char *parse(const char *first, ...)
{
    static const char *words[16];
    __builtin_va_list list;
    int count = 0;

    words[count++] = RUNTIME_NAME;
    __builtin_va_start(list, first);
    for (const char *word = first; word != NULL; word = __builtin_va_arg(list, const char *))
        words[count++] = word;
    __builtin_va_end(list);
    words[count] = NULL;
    return arguments_parse(count, (char **)(uintptr_t)words, &arguments);
}

static void called(void)
{
    check("is a runtime by its name", runtime_is_meant(RUNTIME_NAME) && runtime_is_meant("/a/b/" RUNTIME_NAME));
    check("and by no other", !runtime_is_meant("contd-shim") && !runtime_is_meant("/" RUNTIME_NAME "/contd-shim"));
    check("start, as containerd says it",
          parse("-namespace", "ns", "-address", "/c.sock", "-publish-binary", "/c", "-id", "web", "-debug", "start",
                NULL) == NULL &&
              arguments.action == ACTION_START && strcmp(arguments.namespace, "ns") == 0 &&
              strcmp(arguments.address, "/c.sock") == 0 && strcmp(arguments.id, "web") == 0);
    check("delete, with flags in another way",
          parse("--namespace=ns", "-id=web", "--bundle", "/b", "delete", NULL) == NULL &&
              arguments.action == ACTION_DELETE && strcmp(arguments.bundle, "/b") == 0);
    check("-v needs nothing else", parse("-v", NULL) == NULL && arguments.version);
    check("nor does -info", parse("-info", NULL) == NULL && arguments.info);
    check("an action is needed", parse("-namespace", "ns", "-id", "web", NULL) != NULL);
    check("a namespace is needed", parse("-id", "web", "start", NULL) != NULL);
    check("an id is needed", parse("-namespace", "ns", "start", NULL) != NULL);
    check("another action is refused", parse("-namespace", "ns", "-id", "web", "stop", NULL) != NULL);
    check("another flag is refused", parse("-namespaces", "ns", "-id", "web", "start", NULL) != NULL);
    check("a flag without its value is refused", parse("-id", NULL) != NULL);
}

static void says(const char *log, const char *expected)
{
    char error[64];

    check(log, oci_error(log, error, sizeof error) && strcmp(error, expected) == 0);
}

static void silent(const char *log)
{
    char error[64];

    check(log, !oci_error(log, error, sizeof error));
}

static void errors(void)
{
    says("{\"level\":\"error\",\"msg\":\"no such file\",\"time\":\"2026\"}\n", "no such file");
    says("{\"msg\":\"a \\\"b\\\" \\\\ c\\n\", \"level\": \"error\"}", "a \"b\" \\ c\n");
    says("{\"level\":\"error\",\"msg\":\"first\"}\n{\"level\":\"warning\",\"msg\":\"w\"}\n{\"level\":\"error\",\"msg\":\"last\"}\n",
         "last");
    says("cut}\n{\"level\":\"error\",\"msg\":\"\\u00e9x\"}\n", "?x");
    says("{\"level\":\"error\",\"msg\":\"cut \\", "cut ");
    says("{\"level\":\"error\",\"msg\":\"0123456789012345678901234567890123456789012345678901234567890123456789\"}",
         "012345678901234567890123456789012345678901234567890123456789012");
    silent("");
    silent("{\"level\":\"warning\",\"msg\":\"w\"}");
    silent("{\"level\":\"error\",\"msg\":\"\"}");
    silent("{\"level\":\"error\"}\n{\"msg\":\"x\"}");
}

int main(void)
{
    called();
    errors();
    return checked();
}
