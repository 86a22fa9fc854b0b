/*
 * Tries to leave a container, or to reach what belongs to the whole node, in many ways, and prints
 * a line for each:
 *
 *     refused NAME WHY        it did not work; WHY is the error, or what was seen instead
 *     ALLOWED NAME
 *
 * Each attempt is made by a child of its own, so that none spoils the next. Where success would do
 * harm, the arguments are such that the kernel says something else than "not permitted" once it has
 * let the caller through: that counts as allowed, and nothing happens.
 *
 * Runs as root and first process of a container, as /bin/escape, with a set-user-id copy of itself as
 * /bin/escape-suid. With the argument "powers" it only tells by its exit status whether it is root
 * or has any capability.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <grp.h>
#include <linux/capability.h>
#include <linux/perf_event.h>
#include <net/if.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Newer than the headers of some machines. */
#define CALL_QUOTACTL_FD 443
#define CALL_PIDFD_OPEN 434
#define CALL_PIDFD_GETFD 438
#define CALL_OPEN_TREE 428
#define CALL_FSOPEN 430
#define CALL_FSPICK 433
#define CALL_MOVE_MOUNT 429
#define CALL_FSMOUNT 432
#define CALL_MOUNT_SETATTR 442
#define CALL_CLONE3 435
#define CALL_IO_URING_SETUP 425
#define NEW_TIME 0x80

/* What an attempt comes to: ALLOWED, an errno, or one of these. */
enum { ALLOWED = 0, UNREADABLE = 1000, NO_GAIN = 1001, SAME_ROOT = 1002 };

/* A call whose arguments make no sense: the kernel got as far as seeing that, or it did not. */
static int called(long result)
{
	if (result >= 0)
		return ALLOWED;
	switch (errno) {
	case EPERM:
	case EACCES:
	case ENOSYS:
	case EROFS:
	case EAFNOSUPPORT:
		return errno;
	default:
		return ALLOWED;
	}
}

/* A call that works or does not. */
static int worked(long result)
{
	return result < 0 ? errno : ALLOWED;
}

/* Whether any of these files opens for writing. Nothing is written. */
static int any_writable(const char *const *patterns, size_t count)
{
	int refused = ENOENT;
	for (size_t i = 0; i < count; i++) {
		glob_t found;
		if (glob(patterns[i], 0, NULL, &found) != 0)
			continue;
		for (size_t j = 0; j < found.gl_pathc; j++) {
			if (open(found.gl_pathv[j], O_WRONLY | O_CLOEXEC) >= 0)
				return ALLOWED;
			refused = errno;
		}
		globfree(&found);
	}
	return refused;
}

/* Whether any of these files can be read and has something in it. */
static int any_readable(const char *const *paths, size_t count)
{
	int refused = ENOENT;
	for (size_t i = 0; i < count; i++) {
		char byte;
		int fd = open(paths[i], O_RDONLY | O_NONBLOCK | O_CLOEXEC);
		if (fd < 0) {
			refused = errno;
			continue;
		}
		ssize_t got = read(fd, &byte, 1);
		if (got > 0 || (got < 0 && errno == EAGAIN))
			return ALLOWED;
		refused = got < 0 ? errno : UNREADABLE;
		close(fd);
	}
	return refused;
}

/* A device by its numbers, made and opened. */
static int device(mode_t kind, unsigned major_number, unsigned minor_number)
{
	unlink("/node");
	if (mknod("/node", kind | 0600, makedev(major_number, minor_number)) < 0)
		return errno;
	int fd = open("/node", O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	int refused = worked(fd);
	unlink("/node");
	return refused;
}

/* A child that waits to be killed. */
static pid_t sleeper(void)
{
	pid_t pid = fork();
	if (pid == 0) {
		for (;;)
			pause();
	}
	return pid;
}

/* Mounts */

static const char *place(void)
{
	mkdir("/place", 0700);
	return "/place";
}

static int mount_tmpfs(void) { return worked(mount("none", place(), "tmpfs", 0, NULL)); }
static int mount_proc(void) { return worked(mount("none", place(), "proc", 0, NULL)); }
static int mount_bind(void) { return worked(mount("/proc", place(), NULL, MS_BIND, NULL)); }
static int remount_sys(void) { return worked(mount(NULL, "/sys", NULL, MS_REMOUNT, NULL)); }
static int remount_proc_sys(void)
{
	return worked(mount(NULL, "/proc/sys", NULL, MS_REMOUNT | MS_BIND, NULL));
}
static int unmount(void) { return worked(umount2("/dev/mqueue", MNT_DETACH)); }
static int pivot(void) { return called(syscall(SYS_pivot_root, "/", "/")); }
static int fs_open(void) { return worked(syscall(CALL_FSOPEN, "tmpfs", 0)); }
static int fs_pick(void) { return called(syscall(CALL_FSPICK, AT_FDCWD, "/proc", 0)); }
static int fs_mount(void) { return called(syscall(CALL_FSMOUNT, -1, 0, 0)); }
static int move_a_mount(void) { return called(syscall(CALL_MOVE_MOUNT, -1, "", -1, "", 0)); }
static int clone_a_mount(void)
{
	return worked(syscall(CALL_OPEN_TREE, AT_FDCWD, "/proc", 1 /* OPEN_TREE_CLONE */));
}
static int set_a_mounts_attributes(void)
{
	uint64_t attributes[4] = {0};
	return called(syscall(CALL_MOUNT_SETATTR, AT_FDCWD, "/proc", 0, attributes, sizeof attributes));
}

/* Namespaces */

static int unshare_user(void) { return worked(unshare(CLONE_NEWUSER)); }
static int unshare_mount(void) { return worked(unshare(CLONE_NEWNS)); }
static int unshare_network(void) { return worked(unshare(CLONE_NEWNET)); }
static int unshare_pid(void) { return worked(unshare(CLONE_NEWPID)); }
static int unshare_ipc(void) { return worked(unshare(CLONE_NEWIPC)); }
static int unshare_uts(void) { return worked(unshare(CLONE_NEWUTS)); }
static int unshare_cgroup(void) { return worked(unshare(CLONE_NEWCGROUP)); }
static int unshare_time(void) { return worked(unshare(NEW_TIME)); }

static int clone_with(unsigned long flags)
{
	long pid = syscall(SYS_clone, flags | SIGCHLD, 0, 0, 0, 0);
	if (pid == 0)
		_exit(0);
	return worked(pid);
}
static int clone_user(void) { return clone_with(CLONE_NEWUSER); }
static int clone_mount(void) { return clone_with(CLONE_NEWNS); }

static int clone3_user(void)
{
	uint64_t arguments[8] = {CLONE_NEWUSER, 0, 0, 0, SIGCHLD};
	long pid = syscall(CALL_CLONE3, arguments, sizeof arguments);
	if (pid == 0)
		_exit(0);
	return worked(pid);
}

static int enter_namespace(void)
{
	int fd = open("/proc/1/ns/mnt", O_RDONLY | O_CLOEXEC);
	return fd < 0 ? errno : worked(syscall(SYS_setns, fd, CLONE_NEWNS));
}

/* Keys, and programs in the kernel */

static int key_control(void) { return called(syscall(SYS_keyctl, 0 /* GET_KEYRING_ID */, -3, 0)); }
static int key_add(void) { return called(syscall(SYS_add_key, "user", "escape", "x", 1, -2)); }
static int key_request(void) { return called(syscall(SYS_request_key, "user", "escape", NULL, 0)); }

static int bpf_map(void)
{
	uint32_t attributes[16] = {2 /* array */, 4, 4, 1};
	return worked(syscall(SYS_bpf, 0 /* MAP_CREATE */, attributes, sizeof attributes));
}

static int perf_open(void)
{
	struct perf_event_attr attributes = {
		.type = PERF_TYPE_SOFTWARE, .size = sizeof attributes, .config = PERF_COUNT_SW_CPU_CLOCK};
	return worked(syscall(SYS_perf_event_open, &attributes, 0, -1, -1, 0));
}

static int user_faults(void) { return worked(syscall(SYS_userfaultfd, O_CLOEXEC | 1)); }

static int io_uring(void)
{
	unsigned parameters[64] = {0};
	return worked(syscall(CALL_IO_URING_SETUP, 1, parameters));
}

static int fanotify(void) { return worked(syscall(SYS_fanotify_init, 0, O_RDONLY)); }

/* The node */

static int quotas(void) { return called(syscall(SYS_quotactl, 0x800001U << 8, NULL, 0, NULL)); }
static int quotas_by_fd(void) { return called(syscall(CALL_QUOTACTL_FD, -1, 0x800007U << 8, 0, 0)); }
static int kexec(void) { return called(syscall(SYS_kexec_load, 0, 0, NULL, 0)); }
static int kexec_file(void) { return called(syscall(SYS_kexec_file_load, -1, -1, 0, "", 0)); }
static int module_init(void) { return called(syscall(SYS_init_module, NULL, 0, "")); }
static int module_init_by_fd(void) { return called(syscall(SYS_finit_module, -1, "", 0)); }
static int module_delete(void) { return called(syscall(SYS_delete_module, "no_such_module", 0)); }
static int reboot_node(void) { return called(syscall(SYS_reboot, 0, 0, 0, 0)); }
static int swap_on(void) { return called(syscall(SYS_swapon, "/no/such/file", 0)); }
static int swap_off(void) { return called(syscall(SYS_swapoff, "/no/such/file")); }
static int accounting(void) { return called(syscall(SYS_acct, "/no/such/file")); }
static int host_name(void) { return worked(sethostname("escape", 6)); }
static int domain_name(void) { return worked(setdomainname("escape", 6)); }

static int clock_set(void)
{
	long never[2] = {0, -1};
	return called(syscall(SYS_clock_settime, 0, never));
}

static int time_set(void)
{
	long never[2] = {0, -1};
	return called(syscall(SYS_settimeofday, never, NULL));
}

#ifdef __x86_64__
static int port_level(void) { return worked(syscall(SYS_iopl, 3)); }
static int port_permission(void) { return worked(syscall(SYS_ioperm, 0x80, 1, 1)); }
static int descriptor_table(void) { return called(syscall(SYS_modify_ldt, 0, NULL, 0)); }

/* The kernel's entry for 32-bit programs, which 64-bit ones can use as well. */
static long call32(long number, long first)
{
	long result;
	__asm__ volatile("int $0x80"
			 : "=a"(result)
			 : "0"(number), "b"(first), "c"(0L), "d"(0L), "S"(0L), "D"(0L)
			 : "memory", "r8", "r9", "r10", "r11");
	if (result >= 0)
		return result;
	errno = (int)-result;
	return -1;
}
static int mount_as_32_bit(void) { return called(call32(21, 0)); }
static int unshare_as_32_bit(void) { return worked(call32(310, CLONE_NEWUSER)); }
static int sockets_as_32_bit(void) { return called(call32(102, 1)); }
static int mount_as_x32(void) { return called(syscall(0x40000000 + SYS_mount, 0, 0, 0, 0, 0)); }
#endif

static int kernel_log(void) { return worked(syscall(SYS_syslog, 10 /* SIZE_BUFFER */, NULL, 0)); }
static int kernel_log_device(void) { return device(S_IFCHR, 1, 11); }

static int kernel_log_file(void)
{
	const char *const paths[] = {"/proc/kmsg", "/dev/kmsg"};
	return any_readable(paths, COUNT(paths));
}

/* Other processes */

static int trace(void)
{
	pid_t other = sleeper();
	return worked(ptrace(PTRACE_ATTACH, other, NULL, NULL));
}

static int trace_first(void) { return worked(ptrace(PTRACE_SEIZE, getppid(), NULL, NULL)); }

static int read_memory(void)
{
	pid_t other = sleeper();
	int value = 0;
	struct iovec here = {&value, sizeof value};
	return worked(process_vm_readv(other, &here, 1, &here, 1, 0));
}

static int write_memory(void)
{
	pid_t other = sleeper();
	int value = 0;
	struct iovec here = {&value, sizeof value};
	return worked(process_vm_writev(other, &here, 1, &here, 1, 0));
}

static int take_descriptor(void)
{
	pid_t other = sleeper();
	int fd = (int)syscall(CALL_PIDFD_OPEN, other, 0);
	return fd < 0 ? errno : worked(syscall(CALL_PIDFD_GETFD, fd, 1, 0));
}

/* Files of the kernel */

static int write_proc_sys(void)
{
	const char *const paths[] = {
		"/proc/sys/kernel/core_pattern", "/proc/sys/kernel/hostname",
		"/proc/sys/kernel/modprobe", "/proc/sys/kernel/printk",
		"/proc/sys/net/ipv4/ip_forward", "/proc/sys/vm/overcommit_memory"};
	return any_writable(paths, COUNT(paths));
}

static int write_proc(void)
{
	const char *const paths[] = {"/proc/sysrq-trigger", "/proc/irq/default_smp_affinity",
				     "/proc/irq/*/smp_affinity", "/proc/mtrr"};
	return any_writable(paths, COUNT(paths));
}

static int write_sys(void)
{
	const char *const paths[] = {
		"/sys/kernel/mm/transparent_hugepage/enabled", "/sys/kernel/uevent_helper",
		"/sys/kernel/profiling", "/sys/power/state", "/sys/module/*/parameters/*",
		"/sys/block/*/uevent", "/sys/class/net/lo/mtu"};
	return any_writable(paths, COUNT(paths));
}

static int read_masked(void)
{
	const char *const paths[] = {"/proc/kcore", "/proc/keys", "/proc/timer_list",
				     "/proc/interrupts", "/proc/kpageflags", "/proc/vmallocinfo",
				     "/proc/sched_debug", "/proc/latency_stats"};
	return any_readable(paths, COUNT(paths));
}

static int raise_oom_score(void)
{
	int fd = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
	return fd < 0 ? errno : worked(write(fd, "-900", 4));
}

/* Control groups */

static int write_cgroup(void)
{
	const char *const paths[] = {
		"/sys/fs/cgroup/cgroup.procs", "/sys/fs/cgroup/*/cgroup.procs",
		"/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes",
		"/sys/fs/cgroup/*/release_agent", "/sys/fs/cgroup/*/notify_on_release",
		"/sys/fs/cgroup/cgroup.subtree_control"};
	return any_writable(paths, COUNT(paths));
}

static int make_cgroup(void)
{
	glob_t found;
	int refused = ENOENT;
	if (glob("/sys/fs/cgroup{,/*}/", GLOB_BRACE | GLOB_ONLYDIR, NULL, &found) != 0)
		return refused;
	for (size_t i = 0; i < found.gl_pathc; i++) {
		char path[512];
		snprintf(path, sizeof path - 16, "%s/escape", found.gl_pathv[i]);
		if (mkdir(path, 0700) < 0) {
			refused = errno;
			continue;
		}
		strcat(path, "/cgroup.procs");
		/* Where each tree has its own place, the folder around them is an ordinary one. */
		int made = access(path, F_OK) == 0;
		*strrchr(path, '/') = '\0';
		rmdir(path);
		if (made)
			return ALLOWED;
		refused = NO_GAIN;
	}
	return refused;
}

static int mount_cgroup(void)
{
	if (mount("none", place(), "cgroup2", 0, NULL) == 0)
		return ALLOWED;
	return worked(mount("none", place(), "cgroup", 0, "memory"));
}

/* Devices */

static int block_device(void)
{
	glob_t found;
	if (glob("/sys/block/*/dev", 0, NULL, &found) != 0)
		return ENOENT;
	int refused = ENOENT;
	for (size_t i = 0; i < found.gl_pathc; i++) {
		unsigned major_number, minor_number;
		FILE *numbers = fopen(found.gl_pathv[i], "re");
		if (numbers == NULL)
			continue;
		if (fscanf(numbers, "%u:%u", &major_number, &minor_number) == 2) {
			refused = device(S_IFBLK, major_number, minor_number);
			if (refused == ALLOWED)
				return ALLOWED;
		}
		fclose(numbers);
	}
	return refused;
}

static int named_devices(void)
{
	const char *const paths[] = {"/dev/vda", "/dev/sda", "/dev/nvme0n1", "/dev/mem",
				     "/dev/port", "/dev/kvm", "/dev/fuse", "/dev/net/tun"};
	return any_writable(paths, COUNT(paths));
}

static int memory_device(void) { return device(S_IFCHR, 1, 1); }

static int mount_block_device(void)
{
	unlink("/node");
	if (mknod("/node", S_IFBLK | 0600, makedev(254, 0)) < 0)
		return errno;
	int refused = worked(mount("/node", place(), "ext4", MS_RDONLY, NULL));
	unlink("/node");
	return refused == ENXIO || refused == EBUSY ? ALLOWED : refused;
}

/* Privileges */

static int exit_status(pid_t pid)
{
	int status;
	if (waitpid(pid, &status, 0) != pid || !WIFEXITED(status))
		return -1;
	return WEXITSTATUS(status);
}

/* Whether nobody gains anything by running this program. */
static int gain_by(const char *program)
{
	pid_t pid = fork();
	if (pid == 0) {
		char *arguments[] = {(char *)program, "powers", NULL};
		char *environment[] = {NULL};
		if (setgroups(0, NULL) < 0 || setresgid(65534, 65534, 65534) < 0 ||
		    setresuid(65534, 65534, 65534) < 0)
			_exit(3);
		execve(program, arguments, environment);
		_exit(4);
	}
	switch (exit_status(pid)) {
	case 0:
		return ALLOWED;
	case 1:
		return NO_GAIN;
	default:
		return ENOEXEC;
	}
}

static int gain_by_set_user_id(void) { return gain_by("/bin/escape-suid"); }

static int copy(const char *from, const char *to)
{
	char buffer[65536];
	int in = open(from, O_RDONLY | O_CLOEXEC);
	int out = open(to, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0755);
	ssize_t got = -1;
	while (in >= 0 && out >= 0 && (got = read(in, buffer, sizeof buffer)) > 0)
		if (write(out, buffer, (size_t)got) != got)
			return -1;
	close(in);
	close(out);
	return (int)got;
}

static int gain_by_file_capabilities(void)
{
	struct vfs_cap_data data = {
		.magic_etc = VFS_CAP_REVISION_2 | VFS_CAP_FLAGS_EFFECTIVE,
		.data = {{.permitted = 1U << CAP_CHOWN}}};
	if (copy("/bin/escape", "/capable") < 0)
		return errno;
	if (setxattr("/capable", "security.capability", &data, XATTR_CAPS_SZ_2, 0) < 0)
		return errno;
	return gain_by("/capable");
}

static int has_powers(void)
{
	struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
	struct __user_cap_data_struct data[2] = {{0}};
	syscall(SYS_capget, &header, data);
	return geteuid() == 0 || data[0].effective != 0 || data[1].effective != 0;
}

static int take_capabilities(void)
{
	struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
	struct __user_cap_data_struct data[2] = {{0}};
	if (syscall(SYS_capget, &header, data) < 0)
		return errno;
	data[0].effective = data[0].permitted |= 1U << CAP_SYS_MODULE;
	return worked(syscall(SYS_capset, &header, data));
}

static int keep_privileges(void)
{
	return prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1 ? NO_GAIN : ALLOWED;
}

static int pass_capabilities_on(void)
{
	return worked(prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, CAP_CHOWN, 0, 0));
}

static int raise_priority(void) { return worked(setpriority(PRIO_PROCESS, 0, -5)); }
static int weaken_layout(void) { return worked(personality(ADDR_NO_RANDOMIZE)); }

static int raise_limits(void)
{
	struct rlimit limit;
	if (getrlimit(RLIMIT_NOFILE, &limit) < 0)
		return errno;
	limit.rlim_max++;
	return worked(setrlimit(RLIMIT_NOFILE, &limit));
}

/* As many processes as there can be, up to far more than the container may have. */
static int more_processes(void)
{
	enum { MANY = 1000 };
	static pid_t pids[MANY];
	int count = 0, refused = ALLOWED;
	while (count < MANY && (pids[count] = sleeper()) > 0)
		count++;
	if (count < MANY)
		refused = errno;
	while (count > 0)
		kill(pids[--count], SIGKILL);
	return refused;
}

/* Files elsewhere */

static int open_by_handle(void)
{
	union {
		struct file_handle handle;
		char room[sizeof(struct file_handle) + MAX_HANDLE_SZ];
	} file = {.handle = {.handle_bytes = MAX_HANDLE_SZ}};
	int mount_id;
	int root = open("/", O_RDONLY | O_CLOEXEC);
	if (name_to_handle_at(AT_FDCWD, "/bin/escape", &file.handle, &mount_id, 0) < 0)
		return errno;
	return worked(open_by_handle_at(root, &file.handle, O_RDONLY));
}

static int leave_root(void)
{
	struct stat before, after;
	stat("/", &before);
	mkdir("/inner", 0700);
	if (chroot("/inner") < 0)
		return errno;
	for (int i = 0; i < 64; i++)
		if (chdir("..") < 0)
			return errno;
	if (chroot(".") < 0 || stat("/", &after) < 0)
		return errno;
	return before.st_dev == after.st_dev && before.st_ino == after.st_ino ? SAME_ROOT : ALLOWED;
}

/* Networks */

static int socket_of(int family, int type) { return worked(socket(family, type | SOCK_CLOEXEC, 0)); }
static int socket_of_machines(void) { return socket_of(40, SOCK_STREAM); }
static int socket_of_ciphers(void) { return socket_of(38, SOCK_SEQPACKET); }
static int socket_of_frames(void) { return socket_of(AF_PACKET, SOCK_RAW); }

static int change_interface(void)
{
	struct ifreq request = {.ifr_name = "lo", .ifr_flags = IFF_UP};
	int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	return fd < 0 ? errno : worked(ioctl(fd, SIOCSIFFLAGS, &request));
}

static const struct attempt {
	const char *name;
	int (*make)(void);
} attempts[] = {
	{"mount", mount_tmpfs},
	{"mount-proc", mount_proc},
	{"mount-bind", mount_bind},
	{"mount-cgroup", mount_cgroup},
	{"mount-block-device", mount_block_device},
	{"remount-sys", remount_sys},
	{"remount-proc-sys", remount_proc_sys},
	{"umount2", unmount},
	{"pivot_root", pivot},
	{"fsopen", fs_open},
	{"fspick", fs_pick},
	{"fsmount", fs_mount},
	{"move_mount", move_a_mount},
	{"open_tree", clone_a_mount},
	{"mount_setattr", set_a_mounts_attributes},
	{"unshare-user", unshare_user},
	{"unshare-mount", unshare_mount},
	{"unshare-network", unshare_network},
	{"unshare-pid", unshare_pid},
	{"unshare-ipc", unshare_ipc},
	{"unshare-uts", unshare_uts},
	{"unshare-cgroup", unshare_cgroup},
	{"unshare-time", unshare_time},
	{"clone-user", clone_user},
	{"clone-mount", clone_mount},
	{"clone3-user", clone3_user},
	{"setns", enter_namespace},
	{"keyctl", key_control},
	{"add_key", key_add},
	{"request_key", key_request},
	{"bpf", bpf_map},
	{"perf_event_open", perf_open},
	{"userfaultfd", user_faults},
	{"io_uring_setup", io_uring},
	{"fanotify_init", fanotify},
	{"quotactl", quotas},
	{"quotactl_fd", quotas_by_fd},
	{"kexec_load", kexec},
	{"kexec_file_load", kexec_file},
	{"init_module", module_init},
	{"finit_module", module_init_by_fd},
	{"delete_module", module_delete},
	{"reboot", reboot_node},
	{"swapon", swap_on},
	{"swapoff", swap_off},
	{"acct", accounting},
	{"sethostname", host_name},
	{"setdomainname", domain_name},
	{"clock_settime", clock_set},
	{"settimeofday", time_set},
#ifdef __x86_64__
	{"iopl", port_level},
	{"ioperm", port_permission},
	{"modify_ldt", descriptor_table},
	{"mount-as-32-bit", mount_as_32_bit},
	{"unshare-as-32-bit", unshare_as_32_bit},
	{"sockets-as-32-bit", sockets_as_32_bit},
	{"mount-as-x32", mount_as_x32},
#endif
	{"kernel-log", kernel_log},
	{"kernel-log-device", kernel_log_device},
	{"kernel-log-file", kernel_log_file},
	{"ptrace", trace},
	{"ptrace-parent", trace_first},
	{"process_vm_readv", read_memory},
	{"process_vm_writev", write_memory},
	{"pidfd_getfd", take_descriptor},
	{"write-proc-sys", write_proc_sys},
	{"write-proc", write_proc},
	{"write-sys", write_sys},
	{"read-masked", read_masked},
	{"oom-score", raise_oom_score},
	{"write-cgroup", write_cgroup},
	{"make-cgroup", make_cgroup},
	{"block-device", block_device},
	{"memory-device", memory_device},
	{"named-devices", named_devices},
	{"set-user-id", gain_by_set_user_id},
	{"file-capabilities", gain_by_file_capabilities},
	{"new-privileges", keep_privileges},
	{"capset", take_capabilities},
	{"ambient-capabilities", pass_capabilities_on},
	{"priority", raise_priority},
	{"rlimits", raise_limits},
	{"personality", weaken_layout},
	{"more-processes", more_processes},
	{"open_by_handle_at", open_by_handle},
	{"chroot", leave_root},
	{"socket-vsock", socket_of_machines},
	{"socket-alg", socket_of_ciphers},
	{"socket-packet", socket_of_frames},
	{"interface", change_interface},
};

static const char *reason(int refused)
{
	switch (refused) {
	case UNREADABLE:
		return "empty";
	case NO_GAIN:
		return "no-gain";
	case SAME_ROOT:
		return "same-root";
	default:
		return strerrorname_np(refused);
	}
}

static void try(const struct attempt *attempt)
{
	int ends[2], refused = -1;
	if (pipe2(ends, O_CLOEXEC) < 0)
		exit(2);
	pid_t pid = fork();
	if (pid < 0)
		exit(2);
	if (pid == 0) {
		refused = attempt->make();
		_exit(write(ends[1], &refused, sizeof refused) != sizeof refused);
	}
	close(ends[1]);
	/* The filter ends a caller that uses an architecture which it does not know. */
	if (read(ends[0], &refused, sizeof refused) != sizeof refused)
		printf("refused %s killed\n", attempt->name);
	else if (refused == ALLOWED)
		printf("ALLOWED %s\n", attempt->name);
	else
		printf("refused %s %s\n", attempt->name, reason(refused));
	fflush(stdout);
	close(ends[0]);
	/* It, and those that it left: of the first process, that means all in its namespace but itself. */
	kill(-1, SIGKILL);
	while (waitpid(-1, NULL, 0) > 0)
		;
}

int main(int argc, char **argv)
{
	if (argc > 1 && strcmp(argv[1], "powers") == 0)
		return has_powers() ? 0 : 1;
	if (getpid() != 1) {
		fprintf(stderr, "escape: not the first process of a container\n");
		return 2;
	}
	for (size_t i = 0; i < COUNT(attempts); i++)
		try(&attempts[i]);
	printf("done\n");
	return 0;
}
