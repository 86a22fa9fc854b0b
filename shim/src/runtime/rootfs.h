/* The mounts that make a container's root file system, where containerd leaves them to the runtime. */
#ifndef CONTD_SHIM_ROOTFS_H
#define CONTD_SHIM_ROOTFS_H

#include "bytes.h"
#include "fault.h"

/* One encoded Mount, put on top of what the ones before made at <bundle>/rootfs. */
bool rootfs_mount(struct slice mount, struct fault *fault);

/* Takes all mounts away from <bundle>/rootfs; does nothing where there are none. */
void rootfs_unmount(void);

#endif
