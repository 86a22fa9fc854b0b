/* Whether the kernel killed processes of the container for want of memory. */
#ifndef CONTD_SHIM_OOM_H
#define CONTD_SHIM_OOM_H

/* From now on `killed` is called whenever it has. */
void oom_watch(void (*killed)(void));

/* Looks at once: an end is told only after what caused it. */
void oom_check(void);

void oom_forget(void);

#endif
