# Sourced by what makes images out of this machine's own programs, so that no registry is asked. Needs bash.
# shellcheck shell=bash

# What the dynamic linker would load for these programs and libraries; nothing for those that are static.
libraries() {
  local file
  for file in "$@"; do
    ldd "$file" 2>/dev/null || true
  done | awk '$2 == "=>" && $3 ~ /^\// { print $3 } $1 ~ /^\/.*[^:]$/ { print $1 }' | sort -u
}

# archive FILE...: these and those that are named on standard input.
archive() {
  tar -c --absolute-names --transform='s|^/||' --dereference --hard-dereference --files-from - "$@"
}

# The programs with their libraries as a tar archive, under the names by which they are looked for, with what
# links point at in their place.
files() {
  libraries "$@" | archive "$@"
}
