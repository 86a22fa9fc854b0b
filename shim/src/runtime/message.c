#include "message.h"

#include "pb_decode.h"
#include "pb_encode.h"

#include <string.h>

/* The stream's state is where the next byte is: so a field's bytes can be noted instead of copied. */
static bool read_bytes(pb_istream_t *stream, pb_byte_t *into, size_t count)
{
    const char *at = stream->state;

    if (into != NULL)
        memcpy(into, at, count);
    stream->state = (void *)(uintptr_t)(at + count);
    return true;
}

/* A number where a text should be comes in another stream, whose bytes are gone when we return: it is refused. */
static bool rest_of(pb_istream_t *stream, struct slice *slice)
{
    if (stream->callback != read_bytes)
        return false;
    *slice = (struct slice){ stream->state, stream->bytes_left };
    stream->state = (void *)(uintptr_t)(slice->at + slice->length);
    stream->bytes_left = 0;
    return true;
}

static bool note_text(pb_istream_t *stream, const pb_field_t *field, void **argument)
{
    (void)field;
    return rest_of(stream, *argument);
}

pb_callback_t message_text_to(struct slice *slice)
{
    *slice = (struct slice){ "", 0 };
    return (pb_callback_t){ .funcs.decode = note_text, .arg = slice };
}

static bool note_each(pb_istream_t *stream, const pb_field_t *field, void **argument)
{
    const struct message_each *each = *argument;
    struct slice slice;

    (void)field;
    return rest_of(stream, &slice) && each->each(slice, each->argument);
}

pb_callback_t message_each_to(struct message_each *each)
{
    return (pb_callback_t){ .funcs.decode = note_each, .arg = each };
}

bool message_decode(struct slice bytes, const pb_msgdesc_t *fields, void *message)
{
    pb_istream_t stream = {
        .callback = read_bytes,
        .state = (void *)(uintptr_t)bytes.at,
        .bytes_left = bytes.length,
    };

    return pb_decode_ex(&stream, fields, message, PB_DECODE_NOINIT);
}

static bool put_bytes(pb_ostream_t *stream, const pb_field_t *field, const char *bytes, size_t length)
{
    return length == 0 ||
           (pb_encode_tag_for_field(stream, field) && pb_encode_string(stream, (const pb_byte_t *)bytes, length));
}

static bool put_text(pb_ostream_t *stream, const pb_field_t *field, void *const *argument)
{
    const char *const *text = *argument;

    return *text == NULL || put_bytes(stream, field, *text, strlen(*text));
}

pb_callback_t message_text(const char *const *text)
{
    return (pb_callback_t){ .funcs.encode = put_text, .arg = (void *)(uintptr_t)text };
}

static bool put_slice(pb_ostream_t *stream, const pb_field_t *field, void *const *argument)
{
    const struct slice *slice = *argument;

    return put_bytes(stream, field, slice->at, slice->length);
}

pb_callback_t message_bytes(const struct slice *slice)
{
    return (pb_callback_t){ .funcs.encode = put_slice, .arg = (void *)(uintptr_t)slice };
}

static bool put_part(pb_ostream_t *stream, const pb_field_t *field, void *const *argument)
{
    const struct message_part *part = *argument;

    return pb_encode_tag_for_field(stream, field) && pb_encode_submessage(stream, part->fields, part->message);
}

pb_callback_t message_within(const struct message_part *part)
{
    return (pb_callback_t){ .funcs.encode = put_part, .arg = (void *)(uintptr_t)part };
}

size_t message_size(const pb_msgdesc_t *fields, const void *message)
{
    size_t size;

    return pb_get_encoded_size(&size, fields, message) ? size : 0;
}

bool message_encode(const pb_msgdesc_t *fields, const void *message, char *into, size_t size)
{
    pb_ostream_t stream = pb_ostream_from_buffer((pb_byte_t *)into, size);

    return pb_encode(&stream, fields, message);
}
