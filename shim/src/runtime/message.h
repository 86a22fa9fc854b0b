/* Protobuf messages: from bytes to slices of them, and back. What nanopb needs for that is here and nowhere else. */
#ifndef CONTD_SHIM_MESSAGE_H
#define CONTD_SHIM_MESSAGE_H

#include "bytes.h"

#include "pb.h"

/*
 * For a message that is to be decoded: where the bytes of a text (or the last of several) are noted. They stay in the
 * memory of what was decoded.
 */
pb_callback_t message_text_to(struct slice *slice);

/* The same for a field that occurs several times: called for each. False from `each`: the message is refused. */
struct message_each {
    bool (*each)(struct slice slice, void *argument);
    void *argument;
};
pb_callback_t message_each_to(struct message_each *each);

/* False: the bytes are no such message. */
bool message_decode(struct slice bytes, const pb_msgdesc_t *fields, void *message);

/* For a message that is to be encoded: the text, or the bytes, of a field. An empty one is left out. */
pb_callback_t message_text(const char *const *text);
pb_callback_t message_bytes(const struct slice *slice);

/* The bytes of a field are another message. */
struct message_part {
    const pb_msgdesc_t *fields;
    const void *message;
};
pb_callback_t message_within(const struct message_part *part);

/* How many bytes it takes; 0 also if it can't be encoded. */
size_t message_size(const pb_msgdesc_t *fields, const void *message);

/* Puts them there; message_size() of them. False: they don't fit. */
bool message_encode(const pb_msgdesc_t *fields, const void *message, char *into, size_t size);

#endif
