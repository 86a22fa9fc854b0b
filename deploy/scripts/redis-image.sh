#!/bin/bash
# Makes the image of the Redis that tests run in a container, where the engine does not have it yet, and
# prints its name. It is made of this machine's redis-server, redis-cli and the libraries of the two: no
# registry is asked, and both forms of the tests' Redis are the same version.
set -euo pipefail

# shellcheck source-path=SCRIPTDIR source=image-files.sh
. "$(dirname "$0")/image-files.sh"

server=$(command -v redis-server) || server=
cli=$(command -v redis-cli) || cli=
if [ -z "$server" ] || [ -z "$cli" ]; then
  echo "redis-image: redis-server or redis-cli not found; run 'make setup' first" >&2
  exit 1
fi
version=$(redis-server --version | sed -n 's/.* v=\([0-9.]*\) .*/\1/p')
image=zos-test/redis:$version

if [ -z "$(timeout 30 docker images --quiet "$image")" ]; then
  # protected mode would refuse whoever comes from outside the container
  files "$server" "$cli" | timeout 60 docker import --message 'redis-server of the machine' \
    --change "CMD [\"$server\", \"--save\", \"\", \"--protected-mode\", \"no\"]" - "$image" >&2
fi
echo "$image"
