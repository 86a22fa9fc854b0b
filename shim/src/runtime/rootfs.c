#include "rootfs.h"

#include "bundle.h"
#include "limits.h"
#include "message.h"

#include "task.pb.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>

enum { UNMOUNTS = 64 /* as many may be on top of each other */ };

struct option {
    const char *name;
    unsigned long set;
    unsigned long clear;
};

static const struct option options[] = {
    { "async", 0, MS_SYNCHRONOUS },
    { "atime", 0, MS_NOATIME },
    { "bind", MS_BIND, 0 },
    { "defaults", 0, 0 },
    { "dev", 0, MS_NODEV },
    { "diratime", 0, MS_NODIRATIME },
    { "dirsync", MS_DIRSYNC, 0 },
    { "exec", 0, MS_NOEXEC },
    { "mand", MS_MANDLOCK, 0 },
    { "noatime", MS_NOATIME, 0 },
    { "nodev", MS_NODEV, 0 },
    { "nodiratime", MS_NODIRATIME, 0 },
    { "noexec", MS_NOEXEC, 0 },
    { "nomand", 0, MS_MANDLOCK },
    { "norelatime", 0, MS_RELATIME },
    { "nostrictatime", 0, MS_STRICTATIME },
    { "nosuid", MS_NOSUID, 0 },
    { "private", MS_PRIVATE, 0 },
    { "rbind", MS_BIND | MS_REC, 0 },
    { "relatime", MS_RELATIME, 0 },
    { "remount", MS_REMOUNT, 0 },
    { "ro", MS_RDONLY, 0 },
    { "rprivate", MS_PRIVATE | MS_REC, 0 },
    { "rshared", MS_SHARED | MS_REC, 0 },
    { "rslave", MS_SLAVE | MS_REC, 0 },
    { "rw", 0, MS_RDONLY },
    { "shared", MS_SHARED, 0 },
    { "slave", MS_SLAVE, 0 },
    { "strictatime", MS_STRICTATIME, 0 },
    { "suid", 0, MS_NOSUID },
    { "sync", MS_SYNCHRONOUS, 0 },
};

enum { PROPAGATION = MS_PRIVATE | MS_SHARED | MS_SLAVE };

/* What mount(2) is told: flags, and the options of the file system itself, as text. */
struct request {
    unsigned long flags;
    char data[PATH_SIZE];
    size_t length;
};

static bool add_data(struct request *request, struct slice option)
{
    if (request->length + option.length + 2 > sizeof request->data)
        return false;
    if (request->length > 0)
        request->data[request->length++] = ',';
    memcpy(request->data + request->length, option.at, option.length);
    request->length += option.length;
    request->data[request->length] = '\0';
    return true;
}

static bool add_option(struct slice option, void *argument)
{
    struct request *request = argument;

    for (size_t at = 0; at < sizeof options / sizeof options[0]; at++) {
        if (slice_is(option, options[at].name)) {
            request->flags = (request->flags & ~options[at].clear) | options[at].set;
            return true;
        }
    }
    return add_data(request, option);
}

/* A bind mount takes its other flags only when it is there, and its propagation is a mount of its own everywhere. */
static bool mount_it(const char *source, const char *target, const char *type, const struct request *request)
{
    unsigned long flags = request->flags & ~(unsigned long)PROPAGATION;
    unsigned long propagation = request->flags & PROPAGATION;
    unsigned long bind = MS_BIND | MS_REC;

    if (mount(source, target, type, flags, request->data) < 0)
        return false;
    if ((flags & MS_BIND) && (flags & ~bind) != 0 &&
        mount(source, target, type, (flags & ~(unsigned long)MS_REC) | MS_REMOUNT, request->data) < 0)
        return false;
    return propagation == 0 || mount("", target, "", propagation | (request->flags & MS_REC), NULL) == 0;
}

static bool target_path(char target[PATH_SIZE])
{
    return snprintf(target, PATH_SIZE, "%s/rootfs", bundle_path()) < PATH_SIZE;
}

bool rootfs_mount(struct slice bytes, struct fault *fault)
{
    struct request request = { .flags = 0 };
    struct message_each each = { add_option, &request };
    struct slice type_slice;
    struct slice source_slice;
    Mount mount = {
        .type = message_text_to(&type_slice),
        .source = message_text_to(&source_slice),
        .options = message_each_to(&each),
    };
    char type[64];
    char source[PATH_SIZE];
    char target[PATH_SIZE];

    if (!message_decode(bytes, Mount_fields, &mount) || !slice_copy(type_slice, type, sizeof type) ||
        !slice_copy(source_slice, source, sizeof source) || !target_path(target))
        return fault_note(fault, CODE_INVALID_ARGUMENT, 0, "a mount of the root file system is wrong or too long");
    if (mkdir(target, 0711) < 0 && errno != EEXIST)
        return fault_note(fault, CODE_INTERNAL, errno, "cannot make %s", target);
    if (!mount_it(source, target, type, &request))
        return fault_note(fault, CODE_UNKNOWN, errno, "cannot mount %s (%s) at %s", source, type, target);
    return true;
}

void rootfs_unmount(void)
{
    char target[PATH_SIZE];
    int turn = 0;

    /* Until nothing is mounted there (EINVAL). What is still in use goes when its last user does. */
    while (target_path(target) && umount2(target, UMOUNT_NOFOLLOW | MNT_DETACH) == 0 && turn < UNMOUNTS)
        turn++;
}
