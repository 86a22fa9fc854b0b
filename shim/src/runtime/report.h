/* What goes wrong and can be told to no caller: into containerd's own log. */
#ifndef CONTD_SHIM_REPORT_H
#define CONTD_SHIM_REPORT_H

/* What each message begins with; containerd reads it from the pipe `log` of the bundle. The texts stay where they are. */
void report_open(const char *namespace, const char *container);

/* Writes a line, if anybody reads. Never waits. */
void report(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
