# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Shared by every part of ./dev: where things are, how progress and failures are said.
# Progress goes to stderr: stdout belongs to the answer of the command that was asked for.

PORTOLAN_TOP=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
PORTOLAN_CACHE=${XDG_CACHE_HOME:-${HOME:?HOME is not set}/.cache}/portolan
# Two work trees share caches but neither run folders nor ports.
PORTOLAN_TREE=$(printf '%s' "$PORTOLAN_TOP" | sha256sum | cut -c1-12)
export PORTOLAN_TOP PORTOLAN_CACHE PORTOLAN_TREE
# Files are named as they were called: later steps change the folder.
export PORTOLAN_CALLED_FROM=${PORTOLAN_CALLED_FROM:-$PWD}

say() { printf '%s\n' "$*" >&2; }

# die SENTENCE [NEXT STEP]
die() {
    printf 'dev: %s\n' "$1" >&2
    [ $# -lt 2 ] || printf '     %s\n' "$2" >&2
    exit 1
}

# step TEXT: names what runs now, with the time since ./dev was started.
step() { printf '[%3d s] %s\n' "$SECONDS" "$*" >&2; }

# logged LOG SENTENCE COMMAND…: runs a long command quietly; on failure says why, in one sentence.
logged() {
    local log=$1 sentence=$2
    shift 2
    mkdir -p "$(dirname "$log")"
    if "$@" >"$log" 2>&1; then return 0; fi
    local why="its output is in $log"
    if grep -qiE 'no space left on device' "$log"; then
        why="the disk is full: free some space under $PORTOLAN_CACHE and run the command again"
    elif grep -qiE 'could not resolve|temporary failure (in name )?resol|network is unreachable|connection timed out' "$log"; then
        why="the package source could not be reached: check the network and run the command again ($log)"
    elif grep -qiE 'unable to locate package|has no installation candidate' "$log"; then
        why="a package is gone from the source: $(grep -ioE "unable to locate package [^ ]+" "$log" | head -1) ($log)"
    fi
    die "$sentence failed" "$why"
}

# free_megabytes FOLDER
free_megabytes() { df -Pm "$1" | awk 'NR==2 {print $4}'; }

is_root() { [ "$(id -u)" = 0 ]; }
