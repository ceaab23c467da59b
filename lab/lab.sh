#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Builds what the practice fleet needs and is not up to date, then runs `lab`.
# Only `up` needs the big programs; the other commands need `lab` itself.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
PORTOLAN_LAB_TREE=$(dirname "$here")
PORTOLAN_LAB_BIN=${PORTOLAN_LAB_BIN:-${XDG_CACHE_HOME:-$HOME/.cache}/portolan/lab/bin}
PORTOLAN_LAB_FLEET=${PORTOLAN_LAB_FLEET:-$PORTOLAN_LAB_TREE/resources/fleet/voltage-soda}
export PORTOLAN_LAB_TREE PORTOLAN_LAB_BIN PORTOLAN_LAB_FLEET

# The pinned version needs no folder of its own.
pinned=$(sed -nE 's#^[[:space:]]*k8s.io/kubernetes (v[^ ]+).*#\1#p' "$here/parts/kubernetes/go.mod")
if [[ -n ${PORTOLAN_KUBERNETES:-} && v${PORTOLAN_KUBERNETES#v} == "$pinned" ]]; then unset PORTOLAN_KUBERNETES; fi

# --bin on the command line holds for the build as well.
arguments=("$@")
for ((i = 0; i < $#; i++)); do
  case ${arguments[i]} in
  --bin | -bin) PORTOLAN_LAB_BIN=${arguments[i + 1]:-} ;;
  --bin=* | -bin=*) PORTOLAN_LAB_BIN=${arguments[i]#*=} ;;
  esac
done

if [[ ${1:-} == up ]]; then
  "$here/build.sh" --bin "$PORTOLAN_LAB_BIN"
else
  "$here/build.sh" --bin "$PORTOLAN_LAB_BIN" lab
fi
exec "$PORTOLAN_LAB_BIN/lab" "$@"
