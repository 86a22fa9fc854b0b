/*
 * task ADDRESS METHOD [FIELD=VALUE]…: one call of a runtime, as containerd makes it. Prints the fields of the answer, one
 * a line, and exits with 0; or the number and the text of the error, and exits with 1; or exits with 2 if the
 * connection ends first.
 *
 * With Hold for METHOD it calls nothing, and stays connected until the runtime ends.
 *
 * Fields: id exec_id bundle stdin stdout stderr terminal runtime root systemd mount (TYPE:SOURCE:OPTION,OPTION) spec
 * (a file) signal all width height resources (a file).
 */
#include "runtime/frame.h"
#include "runtime/message.h"

#include "metrics1.pb.h"
#include "metrics2.pb.h"
#include "pb_encode.h"
#include "task.pb.h"
#include "ttrpc.pb.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static int count;
static char **fields;

/* The value of a field that was given; the empty text if it was not. */
static const char *given(const char *name)
{
    size_t length = strlen(name);

    for (int at = 0; at < count; at++)
        if (strncmp(fields[at], name, length) == 0 && fields[at][length] == '=')
            return fields[at] + length + 1;
    return "";
}

static uint32_t number(const char *name)
{
    return (uint32_t)strtoul(given(name), NULL, 10);
}

/* A file whole. */
static struct slice file(const char *name)
{
    static char text[65536];
    FILE *from = fopen(given(name), "r");
    size_t length = from == NULL ? 0 : fread(text, 1, sizeof text, from);

    if (from != NULL)
        fclose(from);
    return (struct slice){ text, length };
}

static bool put_option(pb_ostream_t *stream, const pb_field_t *field, void *const *argument)
{
    char options[1024];
    char *rest = options;
    char *option;

    snprintf(options, sizeof options, "%s", (const char *)*argument);
    while ((option = strsep(&rest, ",")) != NULL)
        if (!pb_encode_tag_for_field(stream, field) ||
            !pb_encode_string(stream, (const pb_byte_t *)option, strlen(option)))
            return false;
    return true;
}

static bool put_mount(pb_ostream_t *stream, const pb_field_t *field, void *const *argument)
{
    char text[2048];
    char *rest = text;
    const char *type;
    const char *source;
    Mount mount;

    (void)argument;
    if (given("mount")[0] == '\0')
        return true;
    snprintf(text, sizeof text, "%s", given("mount"));
    type = strsep(&rest, ":");
    source = strsep(&rest, ":");
    mount = (Mount){
        .type = message_text(&type),
        .source = message_text(&source),
        .options = { .funcs.encode = put_option, .arg = rest },
    };
    return pb_encode_tag_for_field(stream, field) && pb_encode_submessage(stream, Mount_fields, &mount);
}

static int connect_to(const char *address)
{
    struct sockaddr_un to = { .sun_family = AF_UNIX };
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);

    snprintf(to.sun_path, sizeof to.sun_path, "%s", address + (strncmp(address, "unix://", 7) == 0 ? 7 : 0));
    if (fd < 0 || connect(fd, (struct sockaddr *)&to, sizeof to) < 0) {
        perror("task: cannot connect");
        exit(2);
    }
    return fd;
}

static void send_call(int fd, const char *method, const pb_msgdesc_t *type, const void *message)
{
    const char *service = "containerd.task.v2.Task";
    struct message_part part = { type, message };
    TtrpcRequest request = {
        .service = message_text(&service),
        .method = message_text(&method),
        .payload = message_within(&part),
    };
    size_t size = message_size(TtrpcRequest_fields, &request);
    struct frame frame = { .length = (uint32_t)size, .stream = 1, .type = FRAME_REQUEST };
    char *bytes = malloc(FRAME_HEADER + size);

    frame_write(&frame, bytes);
    message_encode(TtrpcRequest_fields, &request, bytes + FRAME_HEADER, size);
    if (write(fd, bytes, FRAME_HEADER + size) != (ssize_t)(FRAME_HEADER + size))
        exit(2);
    free(bytes);
}

static struct slice receive(int fd)
{
    static struct frame_reader reader;

    for (;;) {
        size_t room;
        char *into = frame_room(&reader, &room);
        ssize_t got = read(fd, into, room);

        if (got <= 0) {
            fprintf(stderr, "task: the connection has ended\n");
            exit(2);
        }
        if (frame_filled(&reader, (size_t)got))
            return frame_message(&reader);
    }
}

/* The payload of a success; of an error the text, and the end. */
static struct slice unwrap(struct slice bytes)
{
    struct slice message;
    struct slice payload;
    TtrpcResponse response = { .status.message = message_text_to(&message), .payload = message_text_to(&payload) };

    if (!message_decode(bytes, TtrpcResponse_fields, &response))
        exit(2);
    if (response.has_status && response.status.code != 0) {
        printf("error %d %.*s\n", response.status.code, (int)message.length, message.at);
        exit(1);
    }
    return payload;
}

static void call(int fd, const char *method)
{
    const char *texts[] = { given("id"),    given("exec_id"), given("bundle"),  given("stdin"),
                            given("stdout"), given("stderr"),  given("runtime"), given("root") };
    const char *options_type = "containerd.runc.v1.Options";
    const char *json = "types.containerd.io/opencontainers/runtime-spec/1/Process";
    pb_callback_t id = message_text(&texts[0]);
    pb_callback_t exec_id = message_text(&texts[1]);

    if (strcmp(method, "Create") == 0) {
        RuncOptions options = {
            .binary_name = message_text(&texts[6]),
            .root = message_text(&texts[7]),
            .systemd_cgroup = number("systemd") != 0,
        };
        struct message_part part = { RuncOptions_fields, &options };
        CreateRequest create = {
            .id = id,
            .bundle = message_text(&texts[2]),
            .rootfs = { .funcs.encode = put_mount },
            .input = message_text(&texts[3]),
            .output = message_text(&texts[4]),
            .errors = message_text(&texts[5]),
            .terminal = number("terminal") != 0,
            .has_options = true,
            .options = { .type_url = message_text(&options_type), .value = message_within(&part) },
        };

        send_call(fd, method, CreateRequest_fields, &create);
    } else if (strcmp(method, "Exec") == 0) {
        struct slice spec = file("spec");
        ExecRequest exec = {
            .id = id,
            .exec_id = exec_id,
            .input = message_text(&texts[3]),
            .output = message_text(&texts[4]),
            .errors = message_text(&texts[5]),
            .terminal = number("terminal") != 0,
            .has_spec = true,
            .spec = { .type_url = message_text(&json), .value = message_bytes(&spec) },
        };

        send_call(fd, method, ExecRequest_fields, &exec);
    } else if (strcmp(method, "Kill") == 0) {
        KillRequest kill = { .id = id, .exec_id = exec_id, .signal = number("signal"), .all = number("all") != 0 };

        send_call(fd, method, KillRequest_fields, &kill);
    } else if (strcmp(method, "ResizePty") == 0) {
        ResizeRequest resize = { .id = id, .exec_id = exec_id, .width = number("width"), .height = number("height") };

        send_call(fd, method, ResizeRequest_fields, &resize);
    } else if (strcmp(method, "CloseIO") == 0) {
        CloseIoRequest close_io = { .id = id, .exec_id = exec_id, .input = true };

        send_call(fd, method, CloseIoRequest_fields, &close_io);
    } else if (strcmp(method, "Update") == 0) {
        struct slice resources = file("resources");
        UpdateRequest update = { .id = id, .has_resources = true, .resources = { .value = message_bytes(&resources) } };

        send_call(fd, method, UpdateRequest_fields, &update);
    } else {
        ProcessRequest request = { .id = id, .exec_id = exec_id };

        send_call(fd, method, ProcessRequest_fields, &request);
    }
}

static void print_text(const char *name, struct slice text)
{
    printf("%s=%.*s\n", name, (int)text.length, text.at);
}

static void print_state(struct slice payload)
{
    struct slice texts[6];
    StateResponse state = {
        .id = message_text_to(&texts[0]),
        .bundle = message_text_to(&texts[1]),
        .input = message_text_to(&texts[2]),
        .output = message_text_to(&texts[3]),
        .errors = message_text_to(&texts[4]),
        .exec_id = message_text_to(&texts[5]),
    };
    static const char *const statuses[] = { "unknown", "created", "running", "stopped", "paused", "pausing" };

    message_decode(payload, StateResponse_fields, &state);
    print_text("id", texts[0]);
    print_text("bundle", texts[1]);
    print_text("stdin", texts[2]);
    print_text("stdout", texts[3]);
    print_text("stderr", texts[4]);
    printf("pid=%u\nstatus=%s\nterminal=%d\nexit_status=%u\nexited_at=%lld\n", state.pid, statuses[state.status % 6],
           state.terminal, state.exit_status, (long long)state.exited_at.seconds);
}

static bool print_process(struct slice bytes, void *argument)
{
    struct slice type;
    struct slice value;
    ProcessInfo info = { .info = { .type_url = message_text_to(&type), .value = message_text_to(&value) } };
    struct slice id;
    ProcessDetails details = { .exec_id = message_text_to(&id) };

    (void)argument;
    message_decode(bytes, ProcessInfo_fields, &info);
    message_decode(value, ProcessDetails_fields, &details);
    printf("pid=%u %.*s\n", info.pid, (int)id.length, id.at);
    return true;
}

static void print_metrics(struct slice payload)
{
    struct slice type;
    struct slice value;
    StatsResponse response = { .stats = { .type_url = message_text_to(&type), .value = message_text_to(&value) } };

    message_decode(payload, StatsResponse_fields, &response);
    print_text("type", type);
    if (slice_is(type, "io.containerd.cgroups.v1.Metrics")) {
        Metrics1 metrics = { .has_pids = false };

        message_decode(value, Metrics1_fields, &metrics);
        printf("pids=%llu\nlimit=%llu\nmemory=%llu\ncpu=%llu\nmemory_limit=%llu\n",
               (unsigned long long)metrics.pids.current, (unsigned long long)metrics.pids.limit,
               (unsigned long long)metrics.memory.usage.usage, (unsigned long long)metrics.cpu.usage.total,
               (unsigned long long)metrics.memory.usage.limit);
    } else {
        Metrics2 metrics = { .has_pids = false };

        message_decode(value, Metrics2_fields, &metrics);
        printf("pids=%llu\nlimit=%llu\nmemory=%llu\ncpu=%llu\nmemory_limit=%llu\n",
               (unsigned long long)metrics.pids.current, (unsigned long long)metrics.pids.limit,
               (unsigned long long)metrics.memory.usage, (unsigned long long)metrics.cpu.usage_usec,
               (unsigned long long)metrics.memory.usage_limit);
    }
}

static void print_answer(const char *method, struct slice payload)
{
    if (strcmp(method, "Create") == 0 || strcmp(method, "Start") == 0) {
        PidResponse response = { .pid = 0 };

        message_decode(payload, PidResponse_fields, &response);
        printf("pid=%u\n", response.pid);
    } else if (strcmp(method, "State") == 0) {
        print_state(payload);
    } else if (strcmp(method, "Wait") == 0) {
        WaitResponse response = { .exit_status = 0 };

        message_decode(payload, WaitResponse_fields, &response);
        printf("exit_status=%u\nexited_at=%lld\n", response.exit_status, (long long)response.exited_at.seconds);
    } else if (strcmp(method, "Delete") == 0) {
        DeleteResponse response = { .exit_status = 0 };

        message_decode(payload, DeleteResponse_fields, &response);
        printf("pid=%u\nexit_status=%u\nexited_at=%lld\n", response.pid, response.exit_status,
               (long long)response.exited_at.seconds);
    } else if (strcmp(method, "Pids") == 0) {
        struct message_each each = { print_process, NULL };
        PidsResponse response = { .processes = message_each_to(&each) };

        message_decode(payload, PidsResponse_fields, &response);
    } else if (strcmp(method, "Connect") == 0) {
        struct slice version;
        ConnectResponse response = { .version = message_text_to(&version) };

        message_decode(payload, ConnectResponse_fields, &response);
        printf("shim_pid=%u\ntask_pid=%u\n", response.shim_pid, response.task_pid);
    } else if (strcmp(method, "Stats") == 0) {
        print_metrics(payload);
    }
}

int main(int argc, char **argv)
{
    int fd;

    if (argc < 3)
        return 64;
    count = argc - 3;
    fields = argv + 3;
    fd = connect_to(argv[1]);
    if (strcmp(argv[2], "Hold") == 0)
        return read(fd, &(char){ 0 }, 1) == 0 ? 0 : 2;
    call(fd, argv[2]);
    print_answer(argv[2], unwrap(receive(fd)));
    return 0;
}
