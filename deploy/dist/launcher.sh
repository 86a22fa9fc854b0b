#!/bin/sh
# Starts @{launcher.name} with a Java that can run it. @{launcher.variable}_JAVA names a java to use,
# @{launcher.variable}_JAVA_OPTS holds more options for it.
set -eu

WANTED=@{java.release}

# The folder above bin/, also when this is called by a symbolic link.
home=$(dirname "$(dirname "$(readlink -f "$0")")")

# The major version of the Java whose home is $1, or 0. Its release file says it without the start
# of a JVM.
version() {
  found=
  if [ -x "$1/bin/java" ]; then
    if [ -r "$1/release" ]; then
      found=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
    else
      found=$("$1/bin/java" -version 2>&1 | sed -n '1s/^[^"]*"\([0-9]*\).*/\1/p')
    fi
  fi
  echo "${found:-0}"
}

java_on_path() {
  if found=$(command -v java); then
    dirname "$(dirname "$(readlink -f "$found")")"
  fi
}

find_java() {
  for candidate in "$home/jre" "${JAVA_HOME:-}" "$(java_on_path)" /usr/lib/jvm/* /opt/java/*; do
    if [ -n "$candidate" ] && [ "$(version "$candidate")" -ge "$WANTED" ]; then
      echo "$candidate/bin/java"
      return
    fi
  done
  echo "@{launcher.name}: no Java $WANTED or newer in $home/jre, JAVA_HOME, PATH or /usr/lib/jvm;" >&2
  echo "@{launcher.name}: install one, or name its java program in @{launcher.variable}_JAVA" >&2
  return 1
}

java=${@{launcher.variable}_JAVA:-}
[ -n "$java" ] || java=$(find_java) || exit 1

# exec, so that signals reach the JVM. Netty loads native code, and Netty and protobuf use
# sun.misc.Unsafe: without the two access options the JVM warns on stderr at each start.
# shellcheck disable=SC2086 # options, meant to be split
exec "$java" @{jvm.access} \
  @{launcher.flags} \
  -D@{launcher.name}.home="$home" \
  ${@{launcher.variable}_JAVA_OPTS:-} -cp "$home/lib/*" @{launcher.main} "$@"
