/*
 * locked FILE           says who holds a lock on the file, as contd would see it: prints its pid, exits with 0; or
 *                       exits with 1 if nobody does
 * locked --at-end FILE  waits for the end of standard input first, and looks in the same moment
 */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
    char byte;
    int fd;

    if (argc != 2 && !(argc == 3 && strcmp(argv[1], "--at-end") == 0))
        return 64;
    fd = open(argv[argc - 1], O_RDWR);
    if (fd < 0)
        return 66;
    while (argc == 3 && read(STDIN_FILENO, &byte, 1) > 0)
        continue;
    if (fcntl(fd, F_GETLK, &lock) < 0)
        return 71;
    if (lock.l_type == F_UNLCK)
        return 1;
    printf("%ld\n", (long)lock.l_pid);
    return 0;
}
