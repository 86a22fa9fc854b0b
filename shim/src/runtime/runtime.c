#include "runtime.h"

#include "arguments.h"
#include "cleanup.h"
#include "fail.h"
#include "message.h"
#include "start.h"

#include "task.pb.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

bool runtime_is_meant(const char *program)
{
    const char *name = strrchr(program, '/');

    return strcmp(name == NULL ? program : name + 1, RUNTIME_NAME) == 0;
}

static int print_version(void)
{
    dprintf(STDOUT_FILENO, RUNTIME_NAME ":\n  Version:  " VERSION "\n");
    return 0;
}

static int print_info(void)
{
    const char *name = "io.containerd.zos.v1";
    const char *version = VERSION;
    RuntimeInfo info = {
        .name = message_text(&name),
        .has_version = true,
        .version = { .version = message_text(&version) },
    };
    char bytes[128];
    size_t size = message_size(RuntimeInfo_fields, &info);

    if (size > sizeof bytes || !message_encode(RuntimeInfo_fields, &info, bytes, size))
        return FAIL_SYSTEM;
    return write(STDOUT_FILENO, bytes, size) == (ssize_t)size ? 0 : FAIL_SYSTEM;
}

int runtime_main(int argc, char **argv)
{
    struct arguments arguments;
    const char *fault = arguments_parse(argc, argv, &arguments);

    if (fault != NULL) {
        dprintf(STDERR_FILENO, RUNTIME_NAME ": %s\n", fault);
        return FAIL_USAGE;
    }
    if (arguments.version)
        return print_version();
    if (arguments.info)
        return print_info();
    fail_container(arguments.id, arguments.namespace);
    return arguments.action == ACTION_DELETE ? cleanup(&arguments) : start(&arguments);
}
