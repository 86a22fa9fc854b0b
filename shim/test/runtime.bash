# Sourced by the tests of the program as a runtime, after lib.bash: bundles, calls, events. They run a real OCI runtime.

OCI=${OCI:-runc} # the OCI runtime, which containers are run with
RUNTIME=$(dirname "$SHIM")/containerd-shim-zos-v1
TASK=$here/../build/test/task
EVENTS=$here/../build/test/events
namespace=contd-shim-test-$$
root=/run/$namespace # of the OCI runtime
export TTRPC_ADDRESS=$dir/events.sock
export ASAN_OPTIONS=log_path=$dir/sanitizer

[ "$(id -u)" = 0 ] || cannot "runs containers" "not root"
command -v "$OCI" >/dev/null || cannot "runs containers" "there is no $OCI"

declare -A address bundle

# make_bundle NAME WORD…: a container that runs these words. PIDNS= leaves out its pid namespace
make_bundle() {
    local name=$1 words program
    shift
    words=$(printf ', "%s"' "$@")
    bundle[$name]=$dir/bundles/$name
    mkdir -p "${bundle[$name]}/rootfs/bin" "${bundle[$name]}/rootfs/proc" "${bundle[$name]}/rootfs/dev"
    cp "$(command -v busybox)" "${bundle[$name]}/rootfs/bin/busybox"
    for program in sh sleep cat seq head dd grep stty; do ln -sf busybox "${bundle[$name]}/rootfs/bin/$program"; done
    cat >"${bundle[$name]}/config.json" <<CONFIG
{"ociVersion": "1.0.2",
 "process": {"user": {"uid": 0, "gid": 0}, "args": [${words:2}], "cwd": "/", "env": ["PATH=/bin"],
  "terminal": ${TERMINAL:-false}},
 "root": {"path": "rootfs"},
 "mounts": [{"destination": "/proc", "type": "proc", "source": "proc"},
  {"destination": "/dev", "type": "tmpfs", "source": "tmpfs", "options": ["mode=755"]},
  {"destination": "/dev/pts", "type": "devpts", "source": "devpts", "options": ["newinstance", "ptmxmode=0666"]}],
 "linux": {"namespaces": [${PIDNS-"{\"type\": \"pid\"},"} {"type": "mount"}, {"type": "ipc"}],
  "cgroupsPath": "/$namespace/$name", "resources": {"memory": {"limit": ${MEMORY:-67108864}}}}}
CONFIG
}

exec_spec() { # WORD…: a file with the process for Exec
    local words
    words=$(printf ', "%s"' "$@")
    printf '{"user": {"uid": 0, "gid": 0}, "args": [%s], "cwd": "/", "env": ["PATH=/bin"], "terminal": %s}' \
        "${words:2}" "${TERMINAL:-false}" >"$dir/spec"
    echo "$dir/spec"
}

# start_shim NAME: as containerd does; its pid and address are known then
start_shim() {
    address[$1]=$(cd "${bundle[$1]}" && "$RUNTIME" -namespace "$namespace" -address "$dir/none.sock" \
        -publish-binary /bin/false -id "$1" start </dev/null 2>&1)
    shim=$(task "$1" Connect 2>/dev/null | sed -n 's/^shim_pid=//p')
    started[${shim:-0}]=yes
}
task() { # NAME METHOD FIELD=VALUE…
    local name=$1 method=$2
    shift 2
    timeout "$PATIENCE" "$TASK" "${address[$name]}" "$method" id="$name" "$@"
}
create() { # NAME FIELD=VALUE…
    local name=$1
    shift
    task "$name" Create bundle="${bundle[$name]}" root="$root" runtime="$OCI" "$@"
}
run_task() { # NAME FIELD=VALUE…
    start_shim "$1" && create "$@" >"$dir/created" && task "$1" Start >"$dir/started"
}
value() { sed -n "s/^$1=//p"; } # of an answer
status_is() { is "$(task "$1" State "${@:3}" | value status)" "$2"; }
has_status() { eventually status_is "$@"; }
shim_of() { task "$1" Connect | value shim_pid; }
pid_of() { task "$1" State "${@:2}" | value pid; }

# end_task NAME: kills what runs, deletes, and waits until the process is gone
end_task() {
    local pid
    pid=$(shim_of "$1")
    task "$1" Kill signal=9 all=1 >/dev/null
    eventually deletes "$1" && task "$1" Shutdown && eventually gone "$pid"
}
deletes() { task "$1" Delete >"$dir/deleted"; }

take_events() {
    "$EVENTS" "$TTRPC_ADDRESS" >>"$dir/events" &
    taker=$!
    started[$taker]=yes
    eventually test -S "$TTRPC_ADDRESS"
}
has_event() { grep -qxE -- "$1" "$dir/events"; }

# What a test that was cut short leaves running.
leave_tasks() {
    local name
    # Readers and writers of named pipes whose other end never came.
    disown -a
    pkill -KILL -P $$
    for name in "${!bundle[@]}"; do
        "$OCI" --root "$root/$namespace" delete --force "$name" 2>/dev/null
        umount "${bundle[$name]}/rootfs" 2>/dev/null
        [ -z "${address[$name]:-}" ] || rm -f "${address[$name]#unix://}"
    done
    rm -rf "$root"
    leave
    find /sys/fs/cgroup -type d -path "*/$namespace*" -depth -exec rmdir {} + 2>/dev/null
}
trap leave_tasks EXIT

sane() { ! compgen -G "$dir/sanitizer*" >/dev/null || { cat "$dir"/sanitizer* >&2; return 1; }; }
