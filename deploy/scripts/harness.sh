#!/bin/bash
# Runs docker-compose.test.yml: the module with everything around it, each in a container of its own, and a caller,
# whose exit code is this script's. Makes the image for it, of this machine's programs and of what `make build`
# made, and takes away all that it made. Where no Docker engine answers it leaves that out and says so, which is a
# failure where CI is set.
set -euo pipefail

scripts=$(cd "$(dirname "$0")" && pwd -P)
project=$(cd "$scripts/../.." && pwd -P)
# The folder and the name of a node, and what looks for its traces.
# shellcheck source-path=SCRIPTDIR source=private-node.sh
. "$scripts/private-node.sh"
# shellcheck source-path=SCRIPTDIR source=image-files.sh
. "$scripts/image-files.sh"

# What the services run, beside what this project makes.
PROGRAMS_OF_NODE='containerd containerd-shim-runc-v2 ctr runc nsenter ip'

image=
compose=() # the command, and once the node has a name, of which project
calling=   # the process of the caller's command, while it runs

say() { printf 'harness: %s\n' "$*"; }

fail() {
  say "FAILED: $*"
  exit 1
}

left_out() {
  say "left out: $*"
  [ -z "${CI:-}" ] || exit 1
  exit 0
}

find_compose() {
  if docker compose version >/dev/null 2>&1; then
    compose=(docker compose)
  elif command -v docker-compose >/dev/null; then
    compose=(docker-compose)
  else
    left_out "there is neither 'docker compose' nor docker-compose"
  fi
}

# --- the image ---

# A Java that needs no JDK. The launchers look for it below /opt/java.
add_java() {
  local jdk
  jdk=$("$scripts/jdk.sh")
  mkdir -p "$1/opt/java"
  "$jdk/bin/jlink" --add-modules java.se,jdk.unsupported --strip-java-debug-attributes --no-header-files \
    --no-man-pages --output "$1/opt/java/jre"
  libraries "$1"/opt/java/jre/bin/java "$1"/opt/java/jre/lib/*.so "$1"/opt/java/jre/lib/server/*.so |
    grep -vF "$1/" | archive | tar -x -C "$1"
}

add_programs() {
  # busybox's own shell would take busybox's ip, which knows no network namespaces
  local program paths=(/bin/sh)
  for program in $PROGRAMS_OF_NODE; do
    paths+=("$(command -v "$program")") || fail "$program not found; run 'make setup' first"
  done
  files "${paths[@]}" | tar -x -C "$1"
  cp -R "$project/service/target/dist" "$1/opt/contd"
  cp -R "$project/client-stub/target/dist" "$1/opt/contctl"
  install -D "$project/deploy/harness/caller.sh" "$1/usr/bin/caller"
  install -D --mode=644 "$project/deploy/harness/containerd.toml" "$1/etc/containerd/config.toml"
}

make_image() {
  local root=$folder/image
  mkdir -p "$root/bin" "$root/run" "$root/var"
  mkdir --mode=1777 "$root/tmp"
  ln -s ../run "$root/var/run"
  cp "$(command -v busybox)" "$root/bin/busybox"
  "$root/bin/busybox" --install "$root/bin"
  add_java "$root"
  add_programs "$root"
  tar -c -C "$root" . | timeout 120 docker import --message 'a node of the harness' \
    --change 'ENV PATH=/opt/contd/bin:/opt/contctl/bin:/usr/sbin:/usr/bin:/sbin:/bin' - "$image" >/dev/null
  rm -rf --one-file-system "$root"
}

# --- the end, however it comes ---

# Containers of containers are no children of the engine: it does not end them.
kill_rest_of_node() {
  local pid
  for pid in $(pids_in_cgroups); do
    kill -KILL "$pid" 2>/dev/null || true
  done
  await 10 nothing pids_in_cgroups || true
}

containers() { docker ps --all --quiet --filter "label=com.docker.compose.project=$name"; }

left_in_engine() {
  local id
  for id in $(containers); do
    echo "container $id"
  done
  if [ -n "$(docker images --quiet "$image")" ]; then
    echo "image $image"
  fi
}

clear_away() {
  local place
  if [ -n "$calling" ]; then
    kill "$calling" 2>/dev/null
    wait "$calling"
  fi
  "${compose[@]}" down --volumes --remove-orphans >"$folder/down" 2>&1 || cat "$folder/down"
  kill_rest_of_node
  remove_outside || true
  for place in $(mounts); do
    umount "$place" || umount -l "$place" || true
  done
  docker rmi --force "$image" >/dev/null 2>&1 || true
  rm -rf --one-file-system "$folder"
}

on_exit() {
  local status=$? rest
  trap '' INT TERM HUP PIPE
  trap - EXIT
  set +e
  if [ -n "$folder" ]; then
    clear_away
    rest=$(left && left_in_engine)
    if [ -n "$rest" ]; then
      say "FAILED: this is left:"
      printf '%s\n' "$rest"
      status=1
    fi
    [ "$status" -ne 0 ] || say "OK"
  fi
  exit "$status"
}

# --- what it does ---

make_node() {
  local parent
  parent=$(readlink -f "${TMPDIR:-/tmp}")
  # a private engine sees a /run of its own
  [[ $parent/ != /run/* ]] || parent=/tmp
  folder=$(mktemp -d "$parent/contd-harness.XXXXXX")
  # names of images and of compose's projects have no capitals
  name=harness-$(basename "${folder,,}" | cut -d . -f 2)
  image=zos-test/$name
  mkdir "$folder/run" "$folder/log" "$folder/modules" "$folder/containerd" "$folder/rootfs"
  compose+=(--project-name "$name" --file "$project/docker-compose.test.yml")
  # compose wants them for whatever it does
  export HARNESS_FOLDER=$folder HARNESS_NAME=$name HARNESS_IMAGE=$image
}

# The caller's command runs beside this shell, which so hears signals at once. Services are waited for before the
# caller begins.
run_caller() {
  local status=0
  timeout 300 "${compose[@]}" run --rm -T caller </dev/null &
  calling=$!
  wait "$calling" || status=$?
  calling=
  if [ "$status" -ne 0 ]; then
    say "the last lines of the services:"
    "${compose[@]}" logs --no-color --tail 20 || true
    fail "the caller ended with exit code $status"
  fi
}

trap on_exit EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
trap 'exit 129' HUP
trap 'exit 141' PIPE

command -v docker >/dev/null && timeout 10 docker version >/dev/null 2>&1 || left_out 'no Docker engine answers'
[ "$(id -u)" -eq 0 ] || left_out 'it needs root'
find_compose
[ -x "$project/service/target/dist/bin/contd" ] || fail "nothing is built: use 'make harness'"
say "making an image of this machine's programs"
HARNESS_REDIS_IMAGE=$("$scripts/redis-image.sh")
export HARNESS_REDIS_IMAGE
make_node
make_image
say "starting Redis, containerd and contd, each in a container, and calling"
run_caller
