#!/bin/sh
# The caller of docker-compose.test.yml: runs one container, checks its log and its events, and deletes it.
# HARNESS_NAME names the namespace of the container and its network namespace. Ends with 0 where all is well.
set -eu

name=$HARNESS_NAME
log=/var/log/$name/hello.log

fail() {
  echo "caller: FAILED: $*"
  exit 1
}

# await WHAT COMMAND...: until the command succeeds, for a minute.
await() {
  what=$1
  shift
  tries=0
  until "$@"; do
    tries=$((tries + 1))
    [ "$tries" -lt 240 ] || fail "$what did not come"
    sleep 0.25
  done
}

# Also what ip netns makes of the folder is undone: it is the host's.
clear_away() {
  ip netns delete "$name" || true
  umount /run/netns || true
}

make_rootfs() {
  mkdir -p /rootfs/bin /rootfs/etc
  cp /bin/busybox /rootfs/bin/busybox
  /rootfs/bin/busybox --install /rootfs/bin
}

logged() { grep -qx "$1" "$log"; }

types() { contctl events --namespace "$name" | awk '{ print $3 }' | paste -s -d ' '; }

told() { [ "$(types)" = "$1" ]; }

trap clear_away EXIT
trap 'exit 1' INT TERM
ip netns add "$name"
make_rootfs

id=$(contctl run --namespace "$name" --name hello --rootfs /rootfs --netns "$name" \
  -- sh -c 'trap "echo ended; exit 0" TERM; echo hello; while :; do sleep 0.1; done')
[ "$id" = hello ] || fail "run printed '$id'"
contctl list --namespace "$name"
await "the container's line" logged hello
[ "$(contctl logs --namespace "$name" hello)" = hello ] || fail "logs printed something else than the log has"
await "what was told of its start" told 'created started'

contctl delete --namespace "$name" hello
await "the container's last line" logged ended
await "what was told of its end" told 'created started exited deleted'
contctl events --namespace "$name"
echo "caller: OK: a container ran, its log and its events are as they should be"
