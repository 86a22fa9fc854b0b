#include "oci.h"

#include "bundle.h"
#include "loop.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define SAVED "contd-shim.runtime"
#define DEFAULT_ROOT "/run/containerd/runc"

enum { LOG_NAME = 32, LOG_READ = 4096 };

static struct oci_options options;

bool oci_configure(struct slice binary, struct slice root, bool systemd_cgroup, const char *namespace,
                   struct fault *fault)
{
    char top[sizeof options.root];
    int length;

    options.systemd_cgroup = systemd_cgroup;
    if (binary.length == 0)
        binary = (struct slice){ "runc", strlen("runc") };
    if (root.length == 0)
        root = (struct slice){ DEFAULT_ROOT, strlen(DEFAULT_ROOT) };
    if (!slice_copy(binary, options.binary, sizeof options.binary))
        return fault_note(fault, CODE_INVALID_ARGUMENT, 0, "the runtime's BinaryName is too long");
    if (!slice_copy(root, top, sizeof top) || top[0] != '/')
        return fault_note(fault, CODE_INVALID_ARGUMENT, 0, "the runtime's Root is too long, or no absolute path");
    length = snprintf(options.root, sizeof options.root, "%s/%s", top, namespace);
    if (length < 0 || (size_t)length >= sizeof options.root)
        return fault_note(fault, CODE_INVALID_ARGUMENT, 0, "the runtime's Root is too long");
    return true;
}

bool oci_save(void)
{
    char text[sizeof options + 32];
    int length = snprintf(text, sizeof text, "%s\n%s\n%d\n", options.binary, options.root, options.systemd_cgroup);

    return bundle_write(SAVED, (struct slice){ text, (size_t)length });
}

bool oci_restore(void)
{
    char text[sizeof options + 32];
    char *root;
    char *systemd;
    char *end;

    if (bundle_read(SAVED, text, sizeof text, false) <= 0)
        return false;
    root = strchr(text, '\n');
    systemd = root == NULL ? NULL : strchr(root + 1, '\n');
    end = systemd == NULL ? NULL : strchr(systemd + 1, '\n');
    if (end == NULL)
        return false;
    options.systemd_cgroup = systemd[1] == '1';
    return slice_copy((struct slice){ text, (size_t)(root - text) }, options.binary, sizeof options.binary) &&
           slice_copy((struct slice){ root + 1, (size_t)(systemd - root - 1) }, options.root, sizeof options.root);
}

void oci_forget(void)
{
    bundle_remove(SAVED);
}

bool oci_is_runc(void)
{
    const char *name = strrchr(options.binary, '/');

    return strcmp(name == NULL ? options.binary : name + 1, "runc") == 0;
}

bool oci_state_path(const char *id, const char *file, char path[PATH_SIZE])
{
    return snprintf(path, PATH_SIZE, "%s/%s/%s", options.root, id, file) < PATH_SIZE;
}

void oci_begin(struct oci_job *job, const char *what)
{
    memset(job, 0, sizeof *job);
    job->what = what;
}

void oci_word(struct oci_job *job, const char *word)
{
    if (job->count < OCI_WORDS)
        job->words[job->count++] = word;
}

static void log_name(const struct oci_job *job, char name[LOG_NAME])
{
    (void)snprintf(name, LOG_NAME, "contd-shim.%u.json", job->log);
}

/* What the log says, or how it ended. */
static void note_failure(const struct oci_job *job, const char *log, const struct ending *ending, struct fault *fault)
{
    char message[sizeof fault->text / 2];

    if (oci_error(log, message, sizeof message))
        fault_note(fault, CODE_UNKNOWN, 0, "%s: %s", job->what, message);
    else if (ending->status == 127)
        fault_note(fault, CODE_UNKNOWN, 0, "%s: cannot run %s", job->what, options.binary);
    else
        fault_note(fault, CODE_UNKNOWN, 0, "%s: %s exited with %u", job->what, options.binary, ending->status);
}

static void ended(struct child *child, const struct ending *ending)
{
    struct oci_job *job = loop_owner(child, struct oci_job, child);
    char name[LOG_NAME];
    char log[LOG_READ];
    struct fault fault;

    log_name(job, name);
    if (ending->status != 0) {
        (void)bundle_read(name, log, sizeof log, true);
        note_failure(job, log, ending, &fault);
    }
    bundle_remove(name);
    job->done(job, ending->status == 0 ? NULL : &fault);
}

static int open_null(void)
{
    return open("/dev/null", O_RDWR | O_CLOEXEC);
}

static bool start(struct oci_job *job, const char *const *arguments, const int descriptors[3])
{
    int null = open_null();
    struct program program = {
        .arguments = arguments,
        .descriptors = { null, null, null, -1, -1, -1 },
    };
    bool started;

    for (size_t at = 0; at < 3; at++)
        if (descriptors[at] >= 0)
            program.descriptors[at] = descriptors[at];
    started = null >= 0 && child_start(&job->child, &program, ended);
    if (null >= 0)
        close(null);
    return started;
}

bool oci_run(struct oci_job *job, const int descriptors[3], void (*done)(struct oci_job *, const struct fault *),
             struct fault *fault)
{
    static unsigned last_log;
    char name[LOG_NAME];
    char log[PATH_SIZE + LOG_NAME];
    const char *arguments[OCI_WORDS + 9] = {
        options.binary, "--root", options.root, "--log", log, "--log-format", "json",
    };
    size_t count = 7;

    job->log = ++last_log;
    job->done = done;
    log_name(job, name);
    if (bundle_is_gone())
        (void)snprintf(log, sizeof log, "/dev/null");
    else
        (void)snprintf(log, sizeof log, "%s/%s", bundle_path(), name);
    if (options.systemd_cgroup)
        arguments[count++] = "--systemd-cgroup";
    memcpy(&arguments[count], job->words, job->count * sizeof job->words[0]);
    if (!start(job, arguments, descriptors))
        return fault_note(fault, CODE_INTERNAL, errno, "%s: cannot start %s", job->what, options.binary);
    return true;
}
