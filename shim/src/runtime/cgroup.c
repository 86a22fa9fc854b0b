#include "cgroup.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/statfs.h>
#include <sys/syscall.h>
#include <unistd.h>

#define TOP "/sys/fs/cgroup"

enum { CGROUP2 = 0x63677270 /* statfs(2): the one hierarchy */ };

enum { MEMBERSHIP = 4096, DEPTH = 8, ENTRIES = 2048, PIDS = 4096 };

static char membership[MEMBERSHIP]; /* lines of `number:controller,controller:/path`; without controllers: v2 */

static bool read_start(const char *path, char *into, size_t size)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t got = fd < 0 ? -1 : read(fd, into, size - 1);

    if (fd >= 0)
        close(fd);
    into[got < 0 ? 0 : got] = '\0';
    return got >= 0;
}

void cgroup_find(pid_t pid)
{
    char path[64];

    (void)snprintf(path, sizeof path, "/proc/%d/cgroup", (int)pid);
    (void)read_start(path, membership, sizeof membership);
}

bool cgroup_unified(void)
{
    struct statfs system;

    return statfs(TOP, &system) == 0 && system.f_type == CGROUP2;
}

/* Whether the controller is in this list, which ends with a colon. */
static bool lists(const char *list, const char *controller)
{
    size_t length = strlen(controller);

    while (*list != ':') {
        size_t name = strcspn(list, ",:");

        if (name == length && memcmp(list, controller, length) == 0)
            return true;
        list += name;
        if (*list == ',')
            list++;
    }
    return false;
}

bool cgroup_path(const char *controller, char path[PATH_SIZE])
{
    bool unified = cgroup_unified();
    const char *line = membership;

    while (*line != '\0') {
        size_t length = strcspn(line, "\n");
        const char *list = memchr(line, ':', length);
        const char *group = list == NULL ? NULL : memchr(list + 1, ':', length - (size_t)(list + 1 - line));

        if (group != NULL && (unified ? list[1] == ':' : lists(list + 1, controller))) {
            int put = snprintf(path, PATH_SIZE, TOP "%s%s%.*s", unified ? "" : "/", unified ? "" : controller,
                               (int)(length - (size_t)(group + 1 - line)), group + 1);

            return put > 0 && put < PATH_SIZE;
        }
        line += length;
        if (*line == '\n')
            line++;
    }
    return false;
}

bool cgroup_read(const char *controller, const char *file, char *into, size_t size)
{
    char path[PATH_SIZE];
    size_t length;

    into[0] = '\0';
    if (!cgroup_path(controller, path))
        return false;
    length = strlen(path);
    return snprintf(path + length, sizeof path - length, "/%s", file) < (int)(sizeof path - length) &&
           read_start(path, into, size);
}

uint64_t cgroup_number(const char *controller, const char *file)
{
    char text[64];

    return cgroup_read(controller, file, text, sizeof text) ? strtoull(text, NULL, 10) : 0;
}

uint64_t cgroup_value(const char *text, const char *key)
{
    size_t length = strlen(key);

    while (*text != '\0') {
        if (strncmp(text, key, length) == 0 && text[length] == ' ')
            return strtoull(text + length + 1, NULL, 10);
        text = strchrnul(text, '\n');
        if (*text == '\n')
            text++;
    }
    return 0;
}

/* The pids of one group: lines, which a read may cut anywhere. */
static void pids_of(int folder, void (*each)(pid_t, void *), void *argument)
{
    int fd = openat(folder, "cgroup.procs", O_RDONLY | O_CLOEXEC);
    char text[PIDS];
    ssize_t got;
    long pid = 0;

    if (fd < 0)
        return;
    while ((got = read(fd, text, sizeof text)) > 0) {
        for (ssize_t at = 0; at < got; at++) {
            if (text[at] >= '0' && text[at] <= '9') {
                pid = pid * 10 + (text[at] - '0');
            } else {
                if (pid > 0)
                    each((pid_t)pid, argument);
                pid = 0;
            }
        }
    }
    close(fd);
}

/* As the kernel gives them. */
struct entry {
    uint64_t inode;
    int64_t offset;
    unsigned short length;
    unsigned char type;
    char name[];
};

enum { FOLDER_TYPE = 4 };

static void walk(int folder, int depth, void (*each)(pid_t, void *), void *argument)
{
    _Alignas(struct entry) char entries[ENTRIES];
    long got;

    pids_of(folder, each, argument);
    while (depth > 0 && (got = syscall(SYS_getdents64, folder, entries, sizeof entries)) > 0) {
        for (long at = 0; at < got;) {
            const struct entry *entry = (const struct entry *)(const void *)(entries + at);
            int below = entry->type != FOLDER_TYPE || entry->name[0] == '.'
                            ? -1
                            : openat(folder, entry->name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);

            if (below >= 0) {
                walk(below, depth - 1, each, argument);
                close(below);
            }
            at += entry->length;
        }
    }
}

void cgroup_pids(void (*each)(pid_t pid, void *argument), void *argument)
{
    char path[PATH_SIZE];
    int folder = cgroup_path("devices", path) || cgroup_path("pids", path)
                     ? open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
                     : -1;

    if (folder < 0)
        return;
    walk(folder, DEPTH, each, argument);
    close(folder);
}
