/* Messages from bytes, and bytes from messages. */
#include "runtime/message.h"

#include "task.pb.h"
#include "ttrpc.pb.h"

#include "check.h"

#include <string.h>

static struct slice bytes(const char *at, size_t length)
{
    return (struct slice){ at, length };
}

#define BYTES(text) bytes(text, sizeof(text) - 1)

static bool decodes_kill(struct slice from, const char *id, uint32_t signal, bool all)
{
    struct slice found;
    struct slice exec_id;
    KillRequest request = { .id = message_text_to(&found), .exec_id = message_text_to(&exec_id) };

    return message_decode(from, KillRequest_fields, &request) && slice_is(found, id) && request.signal == signal &&
           request.all == all;
}

static void decoding(void)
{
    check("all fields", decodes_kill(BYTES("\x0a\x03web\x18\x09\x20\x01"), "web", 9, true));
    check("none", decodes_kill(BYTES(""), "", 0, false));
    check("in any order, with some that nobody knows",
          decodes_kill(BYTES("\x20\x01\x52\x03xyz\x18\x0f\xa0\x06\x01\x0a\x01w"), "w", 15, true));
    check("the last of several counts", decodes_kill(BYTES("\x0a\x01"
                                                           "a\x0a\x01"
                                                           "b"),
                                                     "b", 0, false));
    check("a text that is cut short is refused", !decodes_kill(BYTES("\x0a\x05web"), "web", 0, false));
    check("a length that is longer than any memory too",
          !decodes_kill(BYTES("\x0a\xff\xff\xff\xff\xff\xff\xff\xff\x7fweb"), "web", 0, false));
    check("a number that is cut short too", !decodes_kill(BYTES("\x18\x89"), "", 9, false));
    check("a number where a text should be too", !decodes_kill(BYTES("\x08\x01"), "", 0, false));
    check("and a tag of nothing", !decodes_kill(BYTES("\x00"), "", 0, false));
}

static unsigned options_seen;

static bool count_option(struct slice option, void *argument)
{
    (void)argument;
    options_seen += option.length == 2;
    return options_seen < 3;
}

static void repeated(void)
{
    struct slice type;
    struct slice source;
    struct message_each each = { count_option, NULL };
    Mount mount = {
        .type = message_text_to(&type),
        .source = message_text_to(&source),
        .options = message_each_to(&each),
    };

    check("each of several is told", message_decode(BYTES("\x0a\x04"
                                                          "bind\x22\x02ro\x12\x02/s\x22\x02rw"),
                                                    Mount_fields, &mount) &&
                                         options_seen == 2 && slice_is(type, "bind") && slice_is(source, "/s"));
    check("who is told may refuse", !message_decode(BYTES("\x22\x02ro"), Mount_fields, &mount));
}

static void within(void)
{
    struct slice id;
    struct slice type;
    struct slice value;
    UpdateRequest request = {
        .id = message_text_to(&id),
        .resources = { .type_url = message_text_to(&type), .value = message_text_to(&value) },
    };

    check("a message within a message", message_decode(BYTES("\x0a\x01w\x12\x07\x0a\x01t\x12\x02{}"),
                                                       UpdateRequest_fields, &request) &&
                                            request.has_resources && slice_is(id, "w") && slice_is(type, "t") &&
                                            slice_is(value, "{}"));
    check("one that is longer than what it is in is refused",
          !message_decode(BYTES("\x12\x07\x0a\x09t"), UpdateRequest_fields, &request));
}

static void encoding(void)
{
    const char *id = "web";
    const char *none = "";
    StateResponse state = { .id = message_text(&id), .bundle = message_text(&none), .pid = 300 };
    struct message_part part = { StateResponse_fields, &state };
    TtrpcResponse response = { .payload = message_within(&part) };
    char into[64];
    size_t size = message_size(TtrpcResponse_fields, &response);

    check("a message within bytes", size == 10 && message_encode(TtrpcResponse_fields, &response, into, size) &&
                                        memcmp(into, "\x12\x08\x0a\x03web\x18\xac\x02", size) == 0);
    check("it must fit", !message_encode(TtrpcResponse_fields, &response, into, size - 1));
}

int main(void)
{
    decoding();
    repeated();
    within();
    encoding();
    return checked();
}
