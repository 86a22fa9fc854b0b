/* The OCI runtime: runc, crun or another one that understands the same words. Called, never waited for. */
#ifndef CONTD_SHIM_OCI_H
#define CONTD_SHIM_OCI_H

#include "bytes.h"
#include "child.h"
#include "fault.h"
#include "limits.h"

/* Which one, and how each call of it begins. */
struct oci_options {
    char binary[512]; /* a name or a path */
    char root[512];   /* where it keeps the state of its containers */
    bool systemd_cgroup;
};

/* `binary` and `root` may be empty: runc, and where containerd's other runtimes have it. */
bool oci_configure(struct slice binary, struct slice root, bool systemd_cgroup, const char *namespace,
                   struct fault *fault);

/* The same from what oci_save() left in the bundle. False: nothing is there. */
bool oci_restore(void);
bool oci_save(void);
void oci_forget(void);

/* Whether it is runc, as far as its name says. */
bool oci_is_runc(void);

/* A file of the state that it keeps of a container. False: the path is too long. */
bool oci_state_path(const char *id, const char *file, char path[PATH_SIZE]);

enum { OCI_WORDS = 24 };

/* One call. All zero is none. */
struct oci_job {
    struct child child;
    unsigned log;     /* the number of its log file */
    const char *what; /* for a message: `OCI runtime create failed` */
    void (*done)(struct oci_job *job, const struct fault *fault);
    const char *words[OCI_WORDS];
    size_t count;
};

/* Words are added until oci_run(); they stay where they are until then. */
void oci_begin(struct oci_job *job, const char *what);
void oci_word(struct oci_job *job, const char *word);

/*
 * Runs it with these descriptors as 0, 1 and 2, or /dev/null where they are -1. `done` is called once, from the loop:
 * with what the runtime says went wrong, or with NULL. False: it could not be started.
 */
bool oci_run(struct oci_job *job, const int descriptors[3], void (*done)(struct oci_job *, const struct fault *),
             struct fault *fault);

/* The last error in the log of a runtime: lines of JSON with `level` and `msg`. False: there is none. */
bool oci_error(const char *log, char *into, size_t size);

#endif
