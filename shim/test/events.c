/*
 * events SOCKET: takes events as containerd does, and prints each in a line: topic, and of its fields the container, id,
 * pid and exit status. Ends when killed.
 */
#include "runtime/frame.h"
#include "runtime/message.h"

#include "events.pb.h"
#include "ttrpc.pb.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static void print(struct slice topic, struct slice value)
{
    struct slice container;
    struct slice id;
    TaskExit exit = { .container_id = message_text_to(&container), .id = message_text_to(&id) };
    TaskStart start = { .container_id = message_text_to(&container) };

    printf("%.*s", (int)topic.length, topic.at);
    if (slice_is(topic, "/tasks/exit") && message_decode(value, TaskExit_fields, &exit))
        printf(" %.*s %.*s %u %u", (int)container.length, container.at, (int)id.length, id.at, exit.pid,
               exit.exit_status);
    else if (slice_is(topic, "/tasks/start") && message_decode(value, TaskStart_fields, &start))
        printf(" %.*s %u", (int)container.length, container.at, start.pid);
    printf("\n");
    fflush(stdout);
}

/* False: who sent it is gone. */
static bool take(int fd, uint32_t stream, struct slice bytes)
{
    struct slice payload;
    struct slice topic;
    struct slice value;
    TtrpcRequest request = { .payload = message_text_to(&payload) };
    ForwardRequest forward = {
        .envelope = { .topic = message_text_to(&topic), .event = { .value = message_text_to(&value) } },
    };
    struct frame frame = { .stream = stream, .type = FRAME_RESPONSE };
    char header[FRAME_HEADER];

    if (!message_decode(bytes, TtrpcRequest_fields, &request) ||
        !message_decode(payload, ForwardRequest_fields, &forward))
        exit(1);
    print(topic, value);
    frame_write(&frame, header);
    return write(fd, header, sizeof header) == sizeof header;
}

static void serve(int fd)
{
    struct frame_reader reader;

    memset(&reader, 0, sizeof reader);
    for (;;) {
        size_t room;
        char *into = frame_room(&reader, &room);
        ssize_t got = read(fd, into, room);

        if (got <= 0)
            break;
        if (frame_filled(&reader, (size_t)got)) {
            if (!take(fd, reader.frame.stream, frame_message(&reader)))
                break;
            frame_done(&reader);
        }
    }
    close(fd);
}

int main(int argc, char **argv)
{
    struct sockaddr_un at = { .sun_family = AF_UNIX };
    int listener = socket(AF_UNIX, SOCK_STREAM, 0);

    signal(SIGPIPE, SIG_IGN);
    if (argc != 2 || listener < 0)
        return 64;
    snprintf(at.sun_path, sizeof at.sun_path, "%s", argv[1]);
    unlink(argv[1]);
    if (bind(listener, (struct sockaddr *)&at, sizeof at) < 0 || listen(listener, 8) < 0)
        return 71;
    for (;;) {
        int fd = accept(listener, NULL, NULL);

        if (fd >= 0)
            serve(fd);
    }
}
