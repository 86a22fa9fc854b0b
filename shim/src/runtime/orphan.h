/* Ends us when containerd has forgotten of us: when it has removed our bundle, nobody will ask for anything any more. */
#ifndef CONTD_SHIM_ORPHAN_H
#define CONTD_SHIM_ORPHAN_H

/* From now on; `end` ends the process. After loop_open(). */
void orphan_open(void (*end)(void));

/* Something has happened after which it may be so. */
void orphan_suspect(void);

/* Somebody is connected: it is not so. */
void orphan_trust(void);

#endif
