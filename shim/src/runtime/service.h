/* What containerd calls (containerd.task.v2.Task). Each file of these answers the calls that its name says. */
#ifndef CONTD_SHIM_SERVICE_H
#define CONTD_SHIM_SERVICE_H

#include "server.h"

/* All of them, under the names that containerd has for them. */
extern const struct server_method service_methods[];

/* What to do when containerd asks this process to end: called once, when its answer is on its way. */
void service_on_shutdown(void (*end)(void));

server_handle create_handle;
server_handle start_handle;
server_handle exec_handle;
server_handle delete_handle;
server_handle kill_handle;
server_handle state_handle;
server_handle wait_handle;
server_handle pids_handle;
server_handle connect_handle;
server_handle stats_handle;
server_handle pause_handle;
server_handle resume_handle;
server_handle update_handle;
server_handle resize_handle;
server_handle close_io_handle;
server_handle shutdown_handle;

#endif
