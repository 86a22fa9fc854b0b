#!/bin/sh
# Keeps a file for each container that exists, as an example of a subscriber that needs no library.
# usage: follow-events.sh SOCKET FOLDER
# It may be killed at any moment, and Redis may lose everything at any moment.
set -u
SOCKET=$1
STREAM=container.container@0.0.1.Events
mkdir -p "$2/containers"
cd "$2" || exit 1

redis() {
    redis-cli -s "$SOCKET" "$@"
}

# Notes how far it came, so that the note is never half written.
store() {
    echo "$1" >entry.next && sync entry.next && mv entry.next entry
}

# Makes what is held the same as what there is, and goes on behind that.
heal() {
    redis HGETALL "$STREAM.state" >state || return 1
    position=$(sed -n 'N;s/^_position\n//p' state)
    # none: the module has not begun to tell yet
    [ -n "$position" ] || return 1
    sed -n 'N;s|^\([^/]*\)/\([^/]*\)\n.*"uid":"\([^"]*\)".*|\1@\2@\3|p' state >names
    for file in containers/*; do
        grep -qxF "${file#containers/}" names || rm -f "$file"
    done
    while read -r name; do
        : >"containers/$name"
    done <names
    store "$position"
}

while :; do
    if ! last=$(cat entry 2>/dev/null); then
        heal || sleep 1
        continue
    fi
    if ! reply=$(redis XREAD COUNT 1 BLOCK 5000 STREAMS "$STREAM" "$last"); then
        sleep 1
        continue
    fi
    if [ -z "$reply" ]; then
        # nothing new; but an epoch may have begun in which nothing has happened yet
        position=$(redis HGET "$STREAM.state" _position) || continue
        [ -z "$position" ] || [ "${position%-*}" = "${last%-*}" ] || heal
        continue
    fi
    # the stream's name, the entry's id, then field and value by turns: at, type, ns, id, uid, ...
    {
        read -r entry
        read -r type
        read -r ns
        read -r id
        read -r uid
    } <<END
$(printf '%s\n' "$reply" | sed -n '2p;6p;8p;10p;12p')
END
    if [ "$entry" != "${last%-*}-$((${last#*-} + 1))" ]; then
        # entries were trimmed, or a new epoch has begun
        heal || sleep 1
        continue
    fi
    if [ "$type" = deleted ]; then
        rm -f "containers/$ns@$id@$uid"
    else
        : >"containers/$ns@$id@$uid"
    fi
    store "$entry"
done
