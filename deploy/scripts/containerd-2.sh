#!/bin/sh
# Builds the containerd 2 that the tests run with beside the machine's own, once: into a folder of its own, that
# every checkout uses, and that can be removed at any time. The same version and folder are named in service/pom.xml.
# Without Go, or where the build fails, it says so, and the tests with it are skipped; where CI is set, that is a
# failure.
set -eu

VERSION=2.2.5
PROGRAMS='containerd containerd-shim-runc-v2 ctr'
FOLDER=/usr/local/lib/containerd-$VERSION

complete() {
  for program in $PROGRAMS; do
    [ -x "$FOLDER/bin/$program" ] || return 1
  done
}

give_up() {
  echo "setup: no containerd $VERSION: $1; the tests with it are skipped" >&2
  [ -n "${CI:-}" ] || exit 0
  exit 1
}

# What Go would take from its user's settings and could build something else with is said here. Without cgo the
# programs need no library, and the build no headers.
build() {
  packages=
  for program in $PROGRAMS; do
    packages="$packages github.com/containerd/containerd/v2/cmd/$program@v$VERSION"
  done
  # shellcheck disable=SC2086 # a list, meant to be split
  (cd / && GOBIN=$made/bin GOFLAGS='-trimpath -buildvcs=false' GOWORK=off CGO_ENABLED=0 go install $packages)
}

if complete; then
  exit 0
fi
command -v go >/dev/null || give_up 'there is no Go to build it with'
parent=$(dirname "$FOLDER")
[ -w "$parent" ] || give_up "$parent can't be written"

# Two checkouts may be set up at once. The kernel takes the lock away with the script, however that ends.
exec 9<"$parent"
flock 9
if complete; then
  exit 0
fi
made=$FOLDER.new
rm -rf "$made"
trap 'rm -rf "$made"' EXIT
trap 'exit 1' HUP INT TERM
echo "setup: building containerd $VERSION, which takes some minutes, once"
build || give_up 'its build failed'
rm -rf "$FOLDER"
mv "$made" "$FOLDER"
echo "setup: containerd $VERSION is in $FOLDER"
