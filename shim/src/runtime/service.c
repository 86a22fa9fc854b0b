#include "service.h"

const struct server_method service_methods[] = {
    { "Create", create_handle },
    { "Start", start_handle },
    { "Exec", exec_handle },
    { "Delete", delete_handle },
    { "Kill", kill_handle },
    { "State", state_handle },
    { "Wait", wait_handle },
    { "Pids", pids_handle },
    { "Connect", connect_handle },
    { "Stats", stats_handle },
    { "Pause", pause_handle },
    { "Resume", resume_handle },
    { "Update", update_handle },
    { "ResizePty", resize_handle },
    { "CloseIO", close_io_handle },
    { "Shutdown", shutdown_handle },
    { NULL, NULL },
};
