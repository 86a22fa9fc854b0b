/* The ttrpc server: connections, calls and answers. What the calls mean it doesn't know. */
#ifndef CONTD_SHIM_SERVER_H
#define CONTD_SHIM_SERVER_H

#include "bytes.h"

#include "pb.h"

/* The numbers of gRPC, of which containerd makes its errors. */
enum code {
    CODE_UNKNOWN = 2,
    CODE_INVALID_ARGUMENT = 3,
    CODE_NOT_FOUND = 5,
    CODE_ALREADY_EXISTS = 6,
    CODE_RESOURCE_EXHAUSTED = 8,
    CODE_FAILED_PRECONDITION = 9,
    CODE_UNIMPLEMENTED = 12,
    CODE_INTERNAL = 13,
    CODE_UNAVAILABLE = 14,
};

/*
 * Where an answer goes. It may be kept and answered at any later time, once; an answer to a connection that is gone is
 * dropped.
 */
struct call {
    uint32_t connection; /* counted from 1, never used again; 0: nobody waits for the answer */
    uint32_t stream;
};

/* Takes a call, and answers it now or later. The payload is gone when it returns. */
typedef void server_handle(struct call call, struct slice payload);

struct server_method {
    const char *name;
    server_handle *handle;
};

/* What is served, and who wants to know of connections. */
struct server {
    const char *service;
    const struct server_method *methods; /* the last has no name */
    void (*connected)(void);
    void (*disconnected)(uint32_t connection); /* its calls need no answer any more */
};

/* Serves on a listening socket, which it takes over. False, with errno: it can't. */
bool server_open(int listener, const struct server *server);

void server_answer(struct call call, const pb_msgdesc_t *fields, const void *message);
void server_answer_empty(struct call call);
void server_refuse(struct call call, enum code code, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* Whether anybody is connected. */
bool server_is_used(void);

/* No new connections and no more calls; answers that are under way are written. */
void server_close(void);

/* Waits, for a short while, until answers that are under way are written: before the process ends. */
void server_flush(void);

#endif
