#!/bin/bash
# Shows the module at work on a node of its own: runs a container, kills the module under it, and proves
# that the container did not notice. Takes everything away at the end.
#
#   demo.sh               the demonstration; with KEEP=1 everything goes on running after it
#   demo.sh stop FOLDER   ends what KEEP=1 left running
set -euo pipefail

scripts=$(cd "$(dirname "$0")" && pwd -P)
project=$(cd "$scripts/../.." && pwd -P)
# shellcheck source-path=SCRIPTDIR source=private-node.sh
. "$scripts/private-node.sh"

keep=
case ${KEEP:-0} in 0 | no) ;; *) keep=yes ;; esac
leave=    # set when the node is to stay, or is gone
building= # Maven's process, while it runs
step=0
output=

say() { printf '%s\n' "$*"; }
note() { printf '   %s\n' "$*"; }
indent() { sed 's/^./     &/'; }

step() {
  step=$((step + 1))
  printf '\n%d. %s\n' "$step" "$*"
}

fail() {
  printf '\ndemo: FAILED: %s\n' "$*" >&2
  if [ -n "$folder" ] && [ -e "$folder/out/contd" ]; then
    printf 'demo: the last lines of contd:\n' >&2
    tail -n 15 "$folder/out/contd" | indent >&2
  fi
  exit 1
}

# show COMMAND...: shows it, runs it, shows what it prints, and keeps that in $output.
show() {
  local status=0
  printf '   $ %s\n' "$*"
  output=$("$@" 2>&1) || status=$?
  [ -z "$output" ] || indent <<<"$output"
  [ "$status" -eq 0 ] || fail "'$*' ended with exit code $status"
}

# --- the end, however it comes ---

end_and_check() {
  local rest
  # from here on neither a Ctrl-C nor a reader that went away may cut this short
  trap '' INT TERM HUP PIPE
  leave=yes
  end_node
  rest=$(left)
  if [ -n "$rest" ]; then
    printf '\ndemo: FAILED: this is left:\n%s\n' "$rest" >&2
    return 1
  fi
  note "Nothing of it is left: no process, no network namespace, no mount, no cgroup, no file."
}

on_exit() {
  local status=$?
  trap '' INT TERM HUP PIPE
  trap - EXIT
  set +e
  if [ -n "$building" ]; then
    kill "$building"
    wait "$building"
  fi
  if [ -n "$folder" ] && [ -z "$leave" ]; then
    printf '\nEnding everything that was started ...\n'
    end_and_check || status=1
  fi
  exit "$status"
}

# --- the demonstration ---

build() {
  local log=$project/target/demo-build.log
  mkdir -p "$project/target"
  (cd "$project" && exec mvn -B -ntp -DskipTests package) >"$log" 2>&1 </dev/null &
  building=$!
  local status=0
  wait "$building" || status=$?
  building=
  if [ "$status" -ne 0 ]; then
    tail -n 40 "$log" >&2
    fail "the build failed; all of its output is in $log"
  fi
}

# The programs as they would be installed, so that a later build does not change what runs here.
install_programs() {
  cp -R "$project/service/target/dist" "$folder/contd"
  cp -R "$project/client-stub/target/dist" "$folder/contctl"
}

make_counter() {
  cat >"$folder/rootfs/bin/counter" <<'COUNTER'
#!/bin/sh
# Writes about a hundred numbered lines a second, until it is told to end.
n=0
trap 'echo "ended after $n lines"; exit 0' TERM
while :; do
  echo "line $((n += 1))"
  sleep 0.01
done
COUNTER
  chmod 755 "$folder/rootfs/bin/counter"
}

start_contd() {
  local command=(contd --root "$folder/root" --broker "$CONTCTL_BROKER"
    --containerd "$folder/containerd.sock" --log-dir "$folder/log")
  printf '   $ %s &\n' "${command[*]}"
  start contd "${command[@]}"
  await_answer contd contctl status || fail "contd does not answer, or has ended"
}

lines() { wc -l <"$log"; }

# more_than NUMBER: whether the log has more lines than that.
# shellcheck disable=SC2317 # called by await
more_than() { [ "$(lines)" -gt "$1" ]; }

# Looks at every whole line that the log has so far; prints the first that is out of order.
first_fault() {
  head -n "$1" "$log" | awk '$0 != "line " NR { print "line " NR " reads: " $0; exit }'
}

check_log() {
  local fault
  fault=$(first_fault "$1")
  [ -z "$fault" ] || fail "the log is not whole: $fault"
}

prepare() {
  step "Build. The first time it takes a few minutes. Output: target/demo-build.log"
  build
  step "Make a node of its own: Redis, containerd, a network namespace, a root file system"
  make_folder
  note "in $folder, with nothing of the machine's own"
  install_programs
  make_rootfs || fail "no program can be run in $folder: name another folder in TMPDIR"
  make_counter
  export CONTCTL_BROKER=unix://$folder/redis.sock
  PATH=$folder/contd/bin:$folder/contctl/bin:$PATH
  log=$folder/log/$name/counter.log
  show ip netns add "$name"
  start_redis || fail "Redis does not answer: $(tail -n 3 "$folder/out/redis")"
  note "Redis is process $(pid_of redis)"
  start_containerd || fail "containerd does not answer: $(tail -n 3 "$folder/out/containerd")"
  note "containerd is process $(pid_of containerd)"
}

run_container() {
  step "Start the module"
  start_contd
  note "contd is process $(pid_of contd)"
  note "\$ export CONTCTL_BROKER=$CONTCTL_BROKER"
  show contctl status

  step "Run a container. It writes about a hundred numbered lines a second"
  show contctl run --namespace "$name" --name counter --rootfs "$folder/rootfs" --netns "$name" \
    -- /bin/counter
  show contctl inspect --namespace "$name" counter
  pid=$(sed -n 's/^  pid: *//p' <<<"$output")
  time=$(start_time "$pid")
  is_same "$pid" "$time" || fail "process $pid does not run"
  note "Process $pid on this machine is process 1 in the container."
  await 60 more_than 100 || fail "nothing comes into $log"
  note "\$ contctl logs --namespace $name counter | tail -n 3"
  contctl logs --namespace "$name" counter | tail -n 3 | indent
  show contctl events --namespace "$name"
}

kill_module() {
  local before after now away=$SECONDS
  step "Kill the module while the container writes"
  before=$(lines)
  show kill -9 "$(pid_of contd)"
  await 20 ended contd || fail "contd is still there"
  await 120 more_than $((before + 200)) || fail "the container's lines no longer come into its log"
  is_same "$pid" "$time" || fail "the container has ended with the module"
  note "contd is gone. The container's process $pid still runs, and its log goes on:"
  show tail -n 1 "$log"

  step "Start the module again"
  start_contd
  after=$(lines)
  note "It was away for about $((SECONDS - away)) s, in which the container wrote $((after - before)) lines."
  show contctl list --namespace "$name"
  now=$(tail -n 1 <<<"$output" | awk '{ print $2, $3, $4 }')
  [ "$now" = "counter running $pid" ] || fail "the container is '$now', not 'counter running $pid'"
  is_same "$pid" "$time" || fail "process $pid is another one"
  after=$(lines)
  check_log "$after"
  note "The container ran on: the same process $pid, running."
  note "Its log has the lines 1 to $after. Not one is missing."
}

delete_container() {
  local all
  step "Delete the container"
  show contctl delete --namespace "$name" counter
  is_same "$pid" "$time" && fail "process $pid still runs"
  show tail -n 2 "$log"
  all=$(($(lines) - 1))
  check_log "$all"
  [ "$(tail -n 1 "$log")" = "ended after $all lines" ] || fail "the log does not end as it should"
  note "The process is gone. The log stays: all $all lines, and what it said last."

  step "What the other layers were told"
  show contctl events --namespace "$name"
  local told
  told=$(awk '{ print $3 }' <<<"$output" | paste -s -d ' ')
  [ "$told" = 'created started exited deleted' ] || fail "the events are: $told"
  note "The same, as a program in any language reads it from Redis:"
  show redis-cli -s "$folder/redis.sock" XREVRANGE 'container.container@0.0.1.Events' + - COUNT 1
}

leave_running() {
  leave=yes
  cat <<USAGE

Everything goes on running, and the container goes on writing. To use it:

  export CONTCTL_BROKER=$CONTCTL_BROKER
  export PATH=$folder/contd/bin:$folder/contctl/bin:\$PATH
  export NS=$name NETNS=$name ROOTFS=$folder/rootfs

  contctl list --all
  contctl logs -n \$NS counter
  contctl events --follow
  contctl run -n \$NS --name hello --rootfs \$ROOTFS --netns \$NETNS -- echo hello
  contctl logs -n \$NS hello
  contctl delete -n \$NS hello
  redis-cli -s $folder/redis.sock XRANGE container.container@0.0.1.Events - +

The module's own log is $folder/out/contd, the containers' logs are in $folder/log.
This ends it all:

  $scripts/demo.sh stop $folder

USAGE
}

demonstrate() {
  local missing='' command
  for command in mvn make containerd ctr runc redis-server redis-cli ip busybox setsid pgrep; do
    command -v "$command" >/dev/null || missing="$missing $command"
  done
  [ -z "$missing" ] || fail "not found:$missing; run 'make setup' first"
  JAVA_HOME=$("$scripts/jdk.sh")
  export JAVA_HOME

  prepare
  run_container
  kill_module
  if [ -n "$keep" ]; then
    leave_running
    return
  fi
  delete_container
  step "End everything that was started"
  end_and_check
  say
  say "All as promised, in $SECONDS s."
}

stop() {
  folder=$(readlink -f "$1") || true
  if [[ $folder != */contd-demo.?????? ]] || [ ! -d "$folder/pid" ]; then
    folder=
    fail "there is no demo in '$1'"
  fi
  name=demo-${folder##*.}
  say "Ending everything that was started in $folder ..."
  end_and_check
}

[ "$(id -u)" -eq 0 ] || fail "containers need root: run this as root"
trap on_exit EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
trap 'exit 129' HUP
trap 'exit 141' PIPE

if [ $# -eq 2 ] && [ "$1" = stop ]; then
  stop "$2"
elif [ $# -eq 0 ]; then
  demonstrate
else
  sed -n '2,/^set/s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi
