/*
 * Mounts a FUSE file system that is one empty folder, owned by user 4242, and serves it until TERM:
 *
 *     fuse-folder TARGET
 *
 * Prints "mounted" when it can be seen.
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/fuse.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

enum { OWNER = 4242, ROOM = 256 * 1024 };

static volatile sig_atomic_t ending;

static void end(int signal)
{
	(void)signal;
	ending = 1;
}

static void answer(int fd, const struct fuse_in_header *asked, int error, const void *body, size_t size)
{
	char reply[512];
	struct fuse_out_header header = {
		.len = (unsigned)(sizeof header + size), .error = -error, .unique = asked->unique};
	memcpy(reply, &header, sizeof header);
	if (size > 0)
		memcpy(reply + sizeof header, body, size);
	/* ENOENT: whoever asked has gone meanwhile. */
	if (write(fd, reply, header.len) < 0 && errno != ENOENT)
		perror("fuse-folder: write");
}

static void serve(int fd, const struct fuse_in_header *asked)
{
	struct fuse_init_out made = {.major = 7, .minor = 31, .max_readahead = 4096, .max_write = 4096};
	struct fuse_attr_out folder = {
		.attr_valid = 60, .attr = {.ino = 1, .mode = S_IFDIR | 0755, .nlink = 2, .uid = OWNER}};
	switch (asked->opcode) {
	case FUSE_INIT:
		answer(fd, asked, 0, &made, sizeof made);
		break;
	case FUSE_GETATTR:
		answer(fd, asked, 0, &folder, sizeof folder);
		break;
	case FUSE_LOOKUP:
		answer(fd, asked, ENOENT, NULL, 0);
		break;
	case FUSE_FORGET:
	case FUSE_BATCH_FORGET:
	case FUSE_INTERRUPT:
		break;
	default:
		answer(fd, asked, ENOSYS, NULL, 0);
	}
}

int main(int argc, char **argv)
{
	static char request[ROOM];
	char options[128];
	struct sigaction on_term = {.sa_handler = end};
	int fd = open("/dev/fuse", O_RDWR | O_CLOEXEC);
	if (argc != 2 || fd < 0 || sigaction(SIGTERM, &on_term, NULL) < 0) {
		perror("fuse-folder");
		return 1;
	}
	snprintf(options, sizeof options, "fd=%d,rootmode=40000,user_id=0,group_id=0,allow_other", fd);
	if (mount("fuse-folder", argv[1], "fuse.fuse-folder", MS_NOSUID | MS_NODEV, options) < 0) {
		perror("fuse-folder: mount");
		return 1;
	}
	printf("mounted\n");
	fflush(stdout);
	while (!ending) {
		ssize_t got = read(fd, request, sizeof request);
		if (got >= (ssize_t)sizeof(struct fuse_in_header))
			serve(fd, (const struct fuse_in_header *)request);
		else if (got < 0 && errno != EINTR && errno != EAGAIN && errno != ENOENT)
			break;
	}
	return umount2(argv[1], MNT_DETACH) < 0;
}
