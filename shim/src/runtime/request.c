#include "request.h"

#include "message.h"
#include "task.h"

#include "task.pb.h"

bool request_decode(struct call call, struct slice payload, const pb_msgdesc_t *fields, void *request)
{
    if (message_decode(payload, fields, request))
        return true;
    server_refuse(call, CODE_INVALID_ARGUMENT, "the request can't be decoded");
    return false;
}

struct process *request_find(struct call call, struct slice id, struct slice exec_id)
{
    struct fault fault;
    struct process *process = task_find(id, exec_id, &fault);

    if (process == NULL)
        fault_answer(call, &fault);
    return process;
}

struct process *request_process(struct call call, struct slice payload)
{
    struct slice id;
    struct slice exec_id;
    ProcessRequest request = { .id = message_text_to(&id), .exec_id = message_text_to(&exec_id) };

    return request_decode(call, payload, ProcessRequest_fields, &request) ? request_find(call, id, exec_id) : NULL;
}
