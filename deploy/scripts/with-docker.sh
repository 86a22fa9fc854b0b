#!/bin/bash
# Runs a command with a Docker engine for the tests that put Redis into a container:
#
#   with-docker.sh COMMAND...
#
# Where an engine answers, that one is used as it is. Otherwise, where dockerd is installed and this is
# root, a private one is started, in a temporary folder, and ended with the command. Where there is none to
# start, the command runs without, and says itself what it leaves out; one that can't be started is a failure
# where CI is set.
set -euo pipefail

# The private engine's files; its bridge, whose name is also that of its cgroups; and its processes.
folder=
bridge=
engine=
command=

# Set while something is made that is not yet noted above; and the signal's exit code that came meanwhile.
noting=
pending=

say() { printf 'with-docker: %s\n' "$*" >&2; }

# await SECONDS COMMAND...: until the command succeeds; fails when it does not in time.
await() {
  local end=$((SECONDS + $1))
  shift
  until "$@" >/dev/null 2>&1; do
    [ "$SECONDS" -lt "$end" ] || return 1
    sleep 0.1
  done
}

stop() {
  pending=$1
  [ -n "$noting" ] || exit "$1"
}

# noted COMMAND...: a signal waits until what the command makes is noted, so nothing is forgotten.
noted() {
  local status=0
  noting=yes
  "$@" || status=$?
  noting=
  [ -z "$pending" ] || exit "$pending"
  return "$status"
}

answers() { timeout 10 docker version; }

# Whether a child of this shell has ended.
ended() { ! kill -0 "$1"; }

# --- the private engine ---

make_folder() {
  local parent
  parent=$(readlink -f "${TMPDIR:-/tmp}")
  # a unix socket's path has at most 107 bytes; below /run the engine sees a folder of its own
  if [ ${#parent} -gt 40 ] || [[ $parent/ == /run/* ]]; then
    parent=/tmp
  fi
  folder=$(mktemp -d "$parent/zos-docker.XXXXXX")
  mkdir "$folder/exec"
  echo '{}' >"$folder/daemon.json"
}

# A bridge with addresses that are for tests of networks, so that no machine has them otherwise. The
# kernel lets one process only make a name, so two engines never share one.
make_bridge() {
  local n
  for n in {0..31}; do
    if ip link add "zos-test-$n" type bridge 2>/dev/null; then
      bridge=zos-test-$n
      ip address add "198.18.$n.1/24" dev "$bridge"
      ip link set "$bridge" up
      return
    fi
  done
  say "can't make a bridge: $(ip link add zos-test-0 type bridge 2>&1)"
  return 1
}

# dockerd in namespaces of its own: when its first process is killed, the kernel ends all that it started,
# containers too, and takes away all that it mounted; and when this shell is killed, that happens. What it
# would write outside its folder whatever its settings, it writes into memory.
#
# Ports are published on the loopback by docker-proxy alone: the machine's firewall and its forwarding
# stay as they are.
launch() {
  # as on a machine, mounts are shared with containers that ask for it; not with the machine, which they left before
  # shellcheck disable=SC2016 # for the shell inside
  setpriv --pdeathsig KILL unshare --mount --pid --fork --kill-child=KILL --mount-proc sh -c '
    mount --make-rshared / || exit
    for place in /run /opt /etc/docker; do
      [ ! -d "$place" ] || mount -t tmpfs tmpfs "$place" || exit
    done
    exec "$@"' - \
    dockerd --data-root "$folder/data" --exec-root "$folder/exec" --pidfile "$folder/pid" \
    --host "unix://$folder/docker.sock" --config-file "$folder/daemon.json" \
    --bridge "$bridge" --ip 127.0.0.1 --iptables=false --ip6tables=false --ip-masq=false --ip-forward=false \
    --exec-opt native.cgroupdriver=cgroupfs --cgroup-parent "/$bridge" >"$folder/log" 2>&1 </dev/null &
  engine=$!
}

# shellcheck disable=SC2317 # called by await
answers_or_ended() { answers || ended "$engine"; }

start_engine() {
  noted make_folder || return
  noted make_bridge || return
  export DOCKER_HOST=unix://$folder/docker.sock
  # testcontainers would guess where ports are published, and inside a container guess wrong
  export TESTCONTAINERS_HOST_OVERRIDE=127.0.0.1
  unset DOCKER_CONTEXT DOCKER_TLS_VERIFY DOCKER_CERT_PATH
  noted launch
  await 60 answers_or_ended || true
  if ! answers >/dev/null 2>&1; then
    say "the private engine does not answer; the last lines of its log:"
    tail -n 5 "$folder/log" >&2
    return 1
  fi
  say "a private engine runs for this command, in $folder"
}

# --- the end, however it comes ---

# Asks a child of this shell to end, by way of process $2, and kills it where it does not.
end() {
  kill -TERM "$2" 2>/dev/null || true
  await "$3" ended "$1" || kill -KILL "$1" 2>/dev/null || true
  wait "$1" 2>/dev/null || true
}

# unshare does not pass signals on, so the one that it waits for gets them.
end_engine() {
  local dockerd
  dockerd=$(cat "/proc/$engine/task/$engine/children" 2>/dev/null || true)
  # shellcheck disable=SC2086 # one number, with a space behind it
  end "$engine" ${dockerd:-"$engine"} 20
}

cgroups() { find /sys/fs/cgroup -maxdepth 2 -type d -name "$bridge" 2>/dev/null; }

remove_cgroups() {
  local place
  for place in $(cgroups); do
    # the kernel may still be busy with the last process of one
    await 10 rmdir_all "$place" || say "can't remove $place"
  done
}

# shellcheck disable=SC2317 # called by await
rmdir_all() { find "$1" -depth -type d -exec rmdir {} + || [ ! -e "$1" ]; }

remove_engine() {
  [ -z "$engine" ] || end_engine
  if [ -n "$bridge" ]; then
    remove_cgroups
    ip link delete "$bridge"
  fi
  [ -z "$folder" ] || rm -rf --one-file-system "$folder"
  engine='' bridge='' folder=''
}

on_exit() {
  local status=$?
  trap '' INT TERM HUP PIPE
  trap - EXIT
  set +e
  [ -z "$command" ] || end "$command" "$command" 60
  remove_engine
  exit "$status"
}

begin() {
  "$@" <&0 &
  command=$!
}

# The command runs beside this shell, which so hears signals at once.
run() {
  local status=0
  noted begin "$@"
  wait "$command" || status=$?
  command=
  exit "$status"
}

if [ $# -eq 0 ]; then
  sed -n '2,/^set/s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi

if ! command -v docker >/dev/null; then
  say "no Docker: tests that need it will be left out"
  exec "$@"
fi
if answers >/dev/null 2>&1; then
  exec "$@"
fi
if ! command -v dockerd >/dev/null || [ "$(id -u)" -ne 0 ]; then
  say "no Docker engine answers, and none can be started: tests that need it will be left out"
  exec "$@"
fi

trap on_exit EXIT
trap 'stop 130' INT
trap 'stop 143' TERM
trap 'stop 129' HUP
trap 'stop 141' PIPE
if ! start_engine; then
  [ -z "${CI:-}" ] || exit 1
  say "tests that need an engine will be left out"
  remove_engine
  unset DOCKER_HOST TESTCONTAINERS_HOST_OVERRIDE
fi
run "$@"
