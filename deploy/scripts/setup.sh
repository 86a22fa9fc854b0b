#!/bin/sh
# Installs what building and testing need and this machine lacks. Where nothing is missing it
# changes nothing, and needs neither root nor a network.
set -eu
cd "$(dirname "$0")"

missing=
jdk_missing=

# need PACKAGE REASON TEST...: PACKAGE is missing unless the TEST command succeeds.
# The tests look for what is used, not for the package, so another package or a hand-made
# install serves as well.
need() {
  package=$1
  reason=$2
  shift 2
  if "$@" >/dev/null 2>&1; then
    return
  fi
  echo "setup: missing: $package ($reason)"
  missing="$missing $package"
}

has() { command -v "$1"; }

# An engine that answers, or one to start; and its client, which later Debians pack apart.
docker_engine() { has docker && { has dockerd || timeout 10 docker version; }; }

# As a part of the client, or as a program of its own.
compose() { docker compose version || has docker-compose; }

# The test containers' root filesystem is this one file, so it must need no library.
static_busybox() {
  # ldd's word for it differs with how the program was linked, and so does its exit status.
  ldd "$(command -v busybox)" 2>&1 | grep -E 'not a dynamic executable|statically linked'
}

find_missing() {
  need ca-certificates 'Maven fetches over TLS' test -s /etc/ssl/certs/ca-certificates.crt
  need make 'runs the build' has make
  need maven 'builds the Java modules' has mvn
  need gcc 'builds the shim' has gcc
  need libc6-dev 'C headers' test -e /usr/include/stdio.h
  need musl-tools 'links the shim small and without libraries' has musl-gcc
  need containerd 'the engine that tests drive' has containerd
  need runc 'what containerd starts containers with' has runc
  need crun 'the same, by another program' has crun
  need redis-server 'the bus that tests use' has redis-server
  need openssl 'certificates for tests' has openssl
  need docker.io 'runs one Redis of the tests in a container, and the harness' docker_engine
  need docker-compose 'runs the harness' compose
  need redis-tools 'reads the bus by hand, and in the demo' has redis-cli
  need busybox-static 'the programs inside test containers' static_busybox
  need iproute2 'network namespaces for test containers' has ip
  need procps 'tests look at processes' has ps
  need util-linux 'setsid, unshare and nsenter in tests' has nsenter
  need mount 'mounts in tests' has mount
  if ! ./jdk.sh >/dev/null 2>&1; then
    echo "setup: missing: a JDK 25 (compiles and runs the Java modules)"
    jdk_missing=yes
  fi
}

# What is left when this script can't install: say what a person should.
give_up() {
  echo "setup: $1; please install:$missing${jdk_missing:+ a JDK 25}" >&2
  exit 1
}

POLICY=/usr/sbin/policy-rc.d
KEPT=$POLICY.kept-by-setup
NONE=$POLICY.none-before-setup

# Debian starts a service as soon as it is installed, unless this file says no. Tests start their
# own containerd and Redis in folders of their own; nothing should run, or be left, beside them.
# What was there is kept next to it, so that even after a kill -9 the next run puts it back.
forbid_services() {
  restore_services
  if [ -e "$POLICY" ] || [ -L "$POLICY" ]; then
    mv "$POLICY" "$KEPT"
  else
    : >"$NONE"
  fi
  trap restore_services EXIT
  trap 'exit 1' HUP INT TERM
  printf '#!/bin/sh\nexit 101\n' >"$POLICY"
  chmod 755 "$POLICY"
}

restore_services() {
  if [ -e "$KEPT" ] || [ -L "$KEPT" ]; then
    mv -f "$KEPT" "$POLICY"
  elif [ -e "$NONE" ]; then
    rm -f "$POLICY" "$NONE"
  fi
}

apt() {
  DEBIAN_FRONTEND=noninteractive apt-get -q -o Acquire::Retries=3 -o DPkg::Lock::Timeout=300 "$@"
}

install() {
  apt update >/dev/null
  if [ -n "$jdk_missing" ]; then
    jdk=openjdk-25-jdk-headless
    if ! apt-cache policy "$jdk" | grep -q 'Candidate: [0-9]'; then
      give_up "this distribution has no $jdk"
    fi
    missing="$missing $jdk"
    jdk_missing=
  fi
  if ! has docker >/dev/null && apt-cache policy docker-cli | grep -q 'Candidate: [0-9]'; then
    missing="$missing docker-cli"
  fi
  echo "setup: installing$missing"
  forbid_services
  # shellcheck disable=SC2086 # a list of package names, meant to be split
  apt install -y --no-install-recommends $missing
}

find_missing
if [ -z "$missing$jdk_missing" ]; then
  ./containerd-2.sh
  echo "setup: nothing missing"
  exit 0
fi
command -v apt-get >/dev/null || give_up 'not a Debian machine'
[ "$(id -u)" -eq 0 ] || give_up 'not root'
install

missing=
find_missing
[ -z "$missing$jdk_missing" ] || give_up 'still missing after installing'
./containerd-2.sh
echo "setup: done"
