#!/bin/sh
# Prints the home of a JDK that can build this project: Java 25 or newer, with a compiler.
# JAVA_HOME wins if it will do; otherwise the lowest such version found, since that is the one
# the build is tried with.
set -eu

WANTED=25

# The major version of the JDK in $1, or 0. Read from its release file: starting a JVM to ask costs
# a second, and make asks at every call.
version() {
  if [ ! -x "$1/bin/javac" ]; then
    echo 0
    return
  fi
  if [ -r "$1/release" ]; then
    found=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  else
    found=$("$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
  fi
  echo "${found:-0}"
}

if [ -n "${JAVA_HOME:-}" ] && [ "$(version "$JAVA_HOME")" -ge "$WANTED" ]; then
  echo "$JAVA_HOME"
  exit 0
fi

on_path=
if javac=$(command -v javac); then
  on_path=$(dirname "$(dirname "$(readlink -f "$javac")")")
fi

best=
best_version=
for home in /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "${HOME:-/root}"/.sdkman/candidates/java/* \
  "${HOME:-/root}"/.jdks/* "$on_path"; do
  [ -d "$home" ] || continue
  this=$(version "$home")
  if [ "$this" -ge "$WANTED" ] && { [ -z "$best" ] || [ "$this" -lt "$best_version" ]; }; then
    best=$home
    best_version=$this
  fi
done

if [ -z "$best" ]; then
  echo "No JDK $WANTED or newer found. Install one (Debian 13 backports and later: openjdk-25-jdk-headless;" >&2
  echo "elsewhere Eclipse Temurin 25) under /usr/lib/jvm, or point JAVA_HOME at it." >&2
  exit 1
fi
echo "$best"
