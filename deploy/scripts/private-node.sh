# Sourced by demo.sh: makes a node of its own, with Redis, containerd, a network namespace and a root file
# system, in a folder of its own, and takes all of it away again. Needs bash and root.
# shellcheck shell=bash

# The node's folder and its name. The network namespace has the name, and so has the namespace of the
# containers: what runc keeps outside the folder lies below that name, so two nodes never meet.
folder=
name=

# The programs that a node runs, as the kernel names them: it keeps 15 characters.
PROGRAMS='redis-server|containerd|containerd-shim*|contd-shim|java'

# await SECONDS COMMAND...: until the command succeeds; fails when it does not in time.
await() {
  local end=$((SECONDS + $1))
  shift
  # in a shell of its own: a trap that runs meanwhile has things to print
  until ("$@") >/dev/null 2>&1; do
    [ "$SECONDS" -lt "$end" ] || return 1
    sleep 0.1
  done
}

# --- programs, each known by its process id and the time of its start, since ids are used again ---

# The start of a process, in ticks since the start of the machine. Nothing for one that has ended.
start_time() {
  sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | awk '$1 != "Z" { print $20 }'
}

# is_same PID TIME: whether that process still runs.
is_same() {
  [ -n "$2" ] && [ "$(start_time "$1")" = "$2" ]
}

# start PROGRAM COMMAND...: in a session of its own, so that a Ctrl-C in this one is not for it.
start() {
  local program=$1
  shift
  setsid "$@" >>"$folder/out/$program" 2>&1 </dev/null &
  local pid=$!
  disown "$pid"
  echo "$pid $(start_time "$pid")" >"$folder/pid/$program"
}

pid_of() {
  local pid=''
  { read -r pid _ <"$folder/pid/$1"; } 2>/dev/null || true
  echo "$pid"
}

runs() {
  local pid='' time=''
  { read -r pid time <"$folder/pid/$1"; } 2>/dev/null || true
  is_same "$pid" "$time"
}

ended() { ! runs "$1"; }

# await_answer PROGRAM COMMAND...: until the command succeeds; fails when the program has ended instead.
await_answer() {
  await 120 answers_or_ended "$@" && runs "$1"
}

# shellcheck disable=SC2317 # called by await
answers_or_ended() {
  local program=$1
  shift
  "$@" || ended "$program"
}

# Asks a program to end, and kills it where it does not.
end() {
  runs "$1" || return 0
  kill -TERM "$(pid_of "$1")" 2>/dev/null || true
  await 20 ended "$1" && return
  kill -KILL "$(pid_of "$1")" 2>/dev/null || true
  await 20 ended "$1" || true
}

# --- the node's parts ---

make_folder() {
  local parent
  parent=$(readlink -f "${TMPDIR:-/tmp}")
  # a unix socket's path has at most 107 bytes, and an address has no room for odd characters
  if [ ${#parent} -gt 50 ] || [[ $parent =~ [^A-Za-z0-9/._-] ]]; then
    parent=/tmp
  fi
  folder=$(mktemp -d "$parent/contd-demo.XXXXXX")
  name=demo-${folder##*.}
  mkdir "$folder/out" "$folder/pid" "$folder/containerd" "$folder/rootfs" "$folder/rootfs/bin" \
    "$folder/rootfs/etc"
}

# One program, which needs no library, is all that containers have here.
make_rootfs() {
  cp "$(command -v busybox)" "$folder/rootfs/bin/busybox"
  "$folder/rootfs/bin/busybox" --install "$folder/rootfs/bin"
}

start_redis() {
  start redis redis-server --port 0 --unixsocket "$folder/redis.sock" --save '' --dir "$folder"
  await_answer redis redis-cli -s "$folder/redis.sock" ping
}

start_containerd() {
  # CRI and NRI are for Kubernetes, and under other names in containerd 2; opt would make a folder outside
  # this one
  cat >"$folder/containerd/config.toml" <<CONFIG
version = 2
root = "$folder/containerd/root"
state = "$folder/containerd/state"
disabled_plugins = ["io.containerd.grpc.v1.cri", "io.containerd.cri.v1.images", "io.containerd.cri.v1.runtime",
  "io.containerd.nri.v1.nri"]
[grpc]
  address = "$folder/containerd.sock"
[plugins."io.containerd.internal.v1.opt"]
  path = "$folder/containerd/opt"
CONFIG
  start containerd containerd --config "$folder/containerd/config.toml"
  await_answer containerd ctr --address "$folder/containerd.sock" version
}

# --- the end ---

# containerd's own client: for what contd can't be asked any more.
ask_containerd() {
  timeout 30 ctr --address "$folder/containerd.sock" "$@" 2>/dev/null || true
}

remove_containers() {
  runs containerd || return 0
  local ns id
  for ns in $(ask_containerd namespaces list --quiet); do
    for id in $(ask_containerd --namespace "$ns" containers list --quiet); do
      ask_containerd --namespace "$ns" tasks delete --force "$id" >/dev/null
      ask_containerd --namespace "$ns" containers delete "$id" >/dev/null
    done
  done
}

# pids PROGRAM|...: the processes of these programs whose command line names this node's folder.
pids() {
  local wanted=$1 file program
  for file in $(grep -lF -- "$folder/" /proc/[0-9]*/cmdline 2>/dev/null || true); do
    { read -r program <"${file%cmdline}comm"; } 2>/dev/null || continue
    if [[ $program == @($wanted) ]]; then
      file=${file#/proc/}
      echo "${file%/cmdline}"
    fi
  done
}

# Those that run in a container of the node's own namespace.
pids_in_cgroups() {
  local file pid
  for file in $(grep -lF -- "/$name/" /proc/[0-9]*/cgroup 2>/dev/null || true); do
    pid=${file#/proc/}
    pid=${pid%/cgroup}
    # one that has ended and is only not yet taken note of has no start
    [ -z "$(start_time "$pid")" ] || echo "$pid"
  done
}

# nothing COMMAND...: whether it prints nothing.
# shellcheck disable=SC2317 # called by await
nothing() { [ -z "$("$@")" ]; }

# What is there although all was asked to end: a containerd that was killed leaves its shims, and they
# leave the containers.
kill_rest() {
  local pid
  if ! await 10 nothing pids 'containerd-shim*|contd-shim'; then
    # what a shim started, first: while it lives it clears away what has ended
    for pid in $(children_of_shims); do
      kill -KILL "$pid" 2>/dev/null || true
    done
    await 5 nothing children_of_shims || true
  fi
  for pid in $(pids_in_cgroups) $(pids "$PROGRAMS"); do
    kill -KILL "$pid" 2>/dev/null || true
  done
  await 10 nothing pids "$PROGRAMS" || true
  await 10 nothing pids_in_cgroups || true
  forget_tasks
}

children_of_shims() {
  local shim
  for shim in $(pids 'containerd-shim*'); do
    pgrep -P "$shim" || true
  done
}

# What containerd and runc keep outside the folder of a container that ended without them.
forget_tasks() {
  local task ns address
  for task in "$folder"/containerd/state/io.containerd.runtime.v2.task/*/*; do
    [ -d "$task" ] || continue
    ns=$(basename "$(dirname "$task")")
    runc --root "/run/containerd/runc/$ns" delete --force "$(basename "$task")" >/dev/null 2>&1 || true
    address=$(cat "$task/address" 2>/dev/null || true)
    case $address in
      unix:///run/containerd/s/*) rm -f "${address#unix://}" ;;
    esac
  done
}

mounts() {
  awk -v below="$folder/" 'index($5, below) == 1 { print $5 }' /proc/self/mountinfo | sort -r
}

# What lies outside the folder: runc's records and the containers' cgroups, below the node's name.
outside() {
  find /sys/fs/cgroup -maxdepth 2 -type d -name "$name" 2>/dev/null || true
  find /run/containerd/runc -maxdepth 1 -name "$name" 2>/dev/null || true
}

remove_outside() {
  local place
  for place in $(outside); do
    case $place in
      /sys/*) find "$place" -depth -type d -exec rmdir {} + ;;
      *) rm -rf "$place" ;;
    esac
  done 2>/dev/null
}

has_netns() {
  [ -e "/run/netns/$name" ]
}

end_node() {
  local place
  end contd
  remove_containers
  end containerd
  end redis
  kill_rest
  remove_outside || true
  for place in $(mounts); do
    umount "$place" || umount -l "$place" || true
  done
  if has_netns; then
    ip netns delete "$name" || true
  fi
  rm -rf --one-file-system "$folder"
}

# What of the node is still there, a line each.
left() {
  local pid place
  for pid in $(pids "$PROGRAMS") $(pids_in_cgroups); do
    echo "process $pid: $(tr '\0' ' ' <"/proc/$pid/cmdline" 2>/dev/null || true)"
  done
  if has_netns; then
    echo "network namespace $name"
  fi
  for place in $(mounts); do
    echo "mount $place"
  done
  for place in $(outside); do
    echo "folder $place"
  done
  if [ -e "$folder" ]; then
    echo "folder $folder"
  fi
}
