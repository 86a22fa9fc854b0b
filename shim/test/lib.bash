# Sourced by the tests of the program. They wait for what is to happen, with long bounds; where one watches that nothing
# happens, the time is how long it watches.
#
#   SHIM    the program under test; default: the one that `make` builds
#   CI      if set, what can't be tested here fails

set -u
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
SHIM=${SHIM:-$here/../build/contd-shim}
LOCKED=$here/../build/test/locked
PATIENCE=20 # seconds, for what should take no time at all

dir=$(mktemp -d)
settings=$dir/settings
log=$dir/a.log
passed=0
failed=0
declare -A started # processes to be ended if the test is cut short

leave() {
    local pid
    disown -a # so that bash does not report each
    for pid in "${!started[@]}"; do kill -KILL "$pid" 2>/dev/null; done
    rm -rf "$dir" 2>/dev/null
}
trap leave EXIT

# check WHAT COMMAND…: WHAT holds if the command succeeds
check() {
    local what=$1
    shift
    if "$@"; then
        printf 'ok      %s\n' "$what"
        passed=$((passed + 1))
    else
        printf 'FAILED  %s\n' "$what"
        failed=$((failed + 1))
    fi
}

# cannot WHAT WHY: ends a test that can't be made on this machine; where CI is set, as a failure
cannot() {
    printf '%s  %s: %s\n' "${CI:+FAILED}" "$1" "$2"
    failed=${CI:+1}
    printf '0 passed, %d failed\n' "${failed:=0}"
    exit "$failed"
}

closing_line() {
    printf '%d passed, %d failed\n' "$passed" "$failed"
    [ "$failed" = 0 ] && [ "$passed" -gt 0 ]
    exit
}

# eventually COMMAND…: tries until the command succeeds
eventually() {
    local end=$((SECONDS + PATIENCE))
    until "$@"; do
        [ "$SECONDS" -lt "$end" ] || return 1
        sleep 0.02
    done
}

not() { ! "$@"; }
is() { [ "$1" = "$2" ]; }
alive() { kill -0 "$1" 2>/dev/null; }
gone() { [[ $(field "$1" State) != [^ZX]* ]]; } # of what is not our child: whoever should wait for it may take a while
size_is() { [ "$(stat -c %s "$1")" = "$2" ]; }
text_is() { printf "$2" | cmp -s - "$1"; }
has_line() { grep -qx -- "$2" "$1"; }
field() { sed -n "s/^$2:[[:space:]]*//p" "/proc/$1/status" 2>/dev/null; } # of /proc/PID/status; nothing if it is gone

# Waits for a child of ours and gives its exit status, 124 if it takes too long.
ends() {
    eventually not alive "$1" || return 124
    unset "started[$1]"
    wait "$1" 2>/dev/null
}
ends_with() {
    local got
    ends "$1"
    got=$?
    [ "$got" = "$2" ] || { echo "        exit status $got" >&2; return 1; }
}

give_settings() { printf 'version=1\nlog=%s\n' "${1:-$log}" >"$settings"; }

fresh() {
    rm -rf "$dir"
    mkdir "$dir"
    give_settings
}

# Starts the program as containerd does, and waits until it says ready. Then $shim is its pid, and $out and $err are
# descriptors: the write ends of its two pipes.
start() {
    local both_out both_err both_ready byte
    mkfifo "$dir/out" "$dir/err" "$dir/ready"
    # Opened both ways, a named pipe waits for nobody.
    exec {both_out}<>"$dir/out" {both_err}<>"$dir/err" {both_ready}<>"$dir/ready"
    exec {out}>"$dir/out" {err}>"$dir/err" {ready}<"$dir/ready"
    CONTAINER_ID=web CONTAINER_NAMESPACE=default "$SHIM" settings "$settings" \
        3<"$dir/out" 4<"$dir/err" 5>"$dir/ready" </dev/null >"$dir/stdout" 2>"$dir/stderr" \
        {both_out}>&- {both_err}>&- {both_ready}>&- {out}>&- {err}>&- {ready}<&- &
    shim=$!
    started[$shim]=yes
    read -r -N 1 -t "$PATIENCE" byte <&"$ready" || echo "        not ready: $(cat "$dir/stderr")" >&2
    exec {both_out}>&- {both_err}>&- {both_ready}>&-
    read_before=$(bytes_read)
    rm "$dir/out" "$dir/err" "$dir/ready"
}

close_out() { exec {out}>&-; }
close_err() { exec {err}>&-; }
close_ready() { exec {ready}<&-; }

# has_read BYTES: so many since it said ready, and it has done with them all it does
has_read() {
    [ $(($(bytes_read) - read_before)) -ge "$1" ] && [[ $(field "$shim" State) == S* ]]
}
bytes_read() { sed -n "s/^rchar: //p" "/proc/$shim/io"; }

# Ends both streams, and expects the program to end with them.
finish() {
    close_out
    close_err
    close_ready
    check "${1:-ends when both streams have ended}" ends_with "$shim" 0
}

# With the program stopped, what we do next happens for it all at once.
stop() {
    kill -STOP "$shim"
    eventually stopped
}
stopped() { [[ $(field "$shim" State) == T* ]]; }
