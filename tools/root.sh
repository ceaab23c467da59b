# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the surroundings that Portolan is built in: Debian 13's packages on the host itself where
# the host is Debian 13 or later, else a Debian 13 root folder in the cache.

packages() { sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$PORTOLAN_TOP/tools/packages.txt" | tr '\n' ' '; }

# 0 when the host's own packages are new enough.
host_is_new_enough() {
    # shellcheck disable=SC1091 # the host's own file
    ( . /etc/os-release 2>/dev/null && [ "${ID:-}" = debian ] && [ "${VERSION_ID:-0}" -ge 13 ] ) 2>/dev/null
}

# missing_on_host PACKAGE…: those that dpkg does not know as installed.
missing_on_host() {
    local name
    for name in "$@"; do
        dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null | grep -qx installed || printf '%s ' "$name"
    done
}

# need_on_host PACKAGE…: installs them as root, else prints the one line that root has to run.
need_on_host() {
    local missing
    command -v dpkg-query >/dev/null || die "this host is not Debian or a relative of it" \
        "Portolan is built on Debian 12 or later; use such a machine or a container of it."
    read -r -a missing <<<"$(missing_on_host "$@")"
    local extra=""
    if ! is_root && [ $# -lt 10 ] && ! grep -q "^$(id -un):" /etc/subuid 2>/dev/null; then
        extra=" && sudo usermod --add-subuids 100000-165535 --add-subgids 100000-165535 $(id -un)"
    fi
    [ ${#missing[@]} -gt 0 ] || [ -n "$extra" ] || return 0
    if ! is_root; then
        local line="true"
        [ ${#missing[@]} -eq 0 ] || line="sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing[*]}"
        die "root's hands are needed once, for packages or a range of user ids" "Run this line, then ./dev again: $line$extra"
    fi
    [ ${#missing[@]} -gt 0 ] || return 0
    step "installing on this machine: ${missing[*]}"
    logged "$PORTOLAN_CACHE/logs/apt-update.log" "apt-get update" apt-get update
    logged "$PORTOLAN_CACHE/logs/apt-install.log" "installing ${missing[*]}" \
        env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"
}

# The Debian 13 lines of the host's own package sources, so that a mirror in use stays in use.
# An apt that has no lists prints no targets, hence the update when root may make one.
trixie_sources() {
    local host keyring=/usr/share/keyrings/debian-archive-keyring.gpg
    # shellcheck disable=SC1091 # the host's own file
    host=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
    # shellcheck disable=SC2016 # apt fills these in
    apt-get indextargets --format '$(REPO_URI)|$(RELEASE)|$(COMPONENT)' 'Created-By: Packages' | sort -u |
        while IFS='|' read -r uri release component; do
            case $release in
            "$host" | "$host-updates" | "$host-security")
                echo "deb [signed-by=$keyring] $uri ${release/$host/trixie} $component"
                ;;
            esac
        done
}

# The folder of the root; a changed package list is another root.
root_folder() { printf '%s/root/debian-13-%s' "$PORTOLAN_CACHE" "$(packages | sha256sum | cut -c1-12)"; }

# The root leaves mmdebstrap as a tar stream and is unpacked by the user who asked: so its files
# belong to that user, and no range of foreign user ids is left behind to be deleted.
unpack_root() {
    local target=$1 sources=$2 mode=unshare
    is_root && mode=root
    set -o pipefail
    mmdebstrap --variant=apt --mode="$mode" --format=tar \
        --aptopt='APT::Install-Recommends "false"' \
        --dpkgopt='path-exclude=/usr/share/man/*' \
        --dpkgopt='path-exclude=/usr/share/doc/*' \
        --dpkgopt='path-include=/usr/share/doc/*/copyright' \
        --dpkgopt='path-exclude=/usr/share/locale/*' \
        --include="$(packages | tr ' ' ',' | sed 's/,*$//')" \
        trixie - "$sources" |
        tar -x -C "$target" --no-same-owner --exclude='./dev/*' --exclude='./proc/*' --exclude='./sys/*'
}

# make_root: a Debian 13 root in the cache; nothing to do when it is there. It is made under
# another name and renamed at the end, so an interrupted run leaves nothing that looks finished.
make_root() {
    local root sources part
    root=$(root_folder)
    # Its age tells other work trees that it is in use.
    [ ! -d "$root" ] || { touch "$root" && return 0; }
    need_on_host mmdebstrap bubblewrap uidmap ca-certificates debian-archive-keyring
    mkdir -p "$PORTOLAN_CACHE/root" "$PORTOLAN_CACHE/logs"
    exec 8>"$PORTOLAN_CACHE/root/lock"
    flock 8
    # Another work tree made it meanwhile. The lock must not be left to the programs that are
    # started later: a fleet would hold it as long as it runs.
    [ ! -d "$root" ] || { exec 8>&- && return 0; }
    [ "$(free_megabytes "$PORTOLAN_CACHE")" -ge 4000 ] || die "less than 4 GB free under $PORTOLAN_CACHE" \
        "Free some space, or point XDG_CACHE_HOME at a larger disk."
    step "making a Debian 13 root in $root (1 to 3 minutes, 1.8 GB); building comes next"
    sources=$(trixie_sources)
    if [ -z "$sources" ] && is_root; then
        logged "$PORTOLAN_CACHE/logs/apt-update.log" "apt-get update" apt-get update
        sources=$(trixie_sources)
    fi
    [ -n "$sources" ] || die "apt names no Debian package source" "Run 'sudo apt-get update' and ./dev again."
    printf '%s\n' "$sources" >"$PORTOLAN_CACHE/root/sources.list"
    part=$root.part
    rm -rf "$PORTOLAN_CACHE"/root/*.part
    mkdir -p "$part"
    logged "$PORTOLAN_CACHE/logs/root.log" "making the Debian 13 root" unpack_root "$part" "$PORTOLAN_CACHE/root/sources.list"
    # Files that bubblewrap lays the host's own over must exist.
    touch "$part/etc/resolv.conf" "$part/etc/hosts" "$part/etc/machine-id"
    touch "$part"
    mv "$part" "$root"
    # Another work tree may build with another list at this moment: only what nobody used for a
    # week goes.
    find "$PORTOLAN_CACHE/root" -maxdepth 1 -name 'debian-13-*' ! -path "$root" -mtime +7 -exec rm -rf {} +
    exec 8>&-
}

# prepare_surroundings: whatever enter() needs.
prepare_surroundings() {
    if host_is_new_enough; then
        # shellcheck disable=SC2046 # a list of names
        need_on_host $(packages)
    else
        make_root
    fi
}

# enter COMMAND…: runs a command among Debian 13's programs and libraries. The root gives /usr,
# /etc and /var/lib; everything else of the host (homes, work tree, /tmp, network, processes) is
# there under its own path, so that paths in messages are true and the lab can be driven.
enter() {
    if host_is_new_enough; then
        "$@"
        return
    fi
    local root entry args
    root=$(root_folder)
    args=(--unshare-user-try --unshare-ipc --unshare-uts
        --ro-bind "$root/usr" /usr --ro-bind "$root/etc" /etc --ro-bind "$root/var/lib" /var/lib
        --symlink usr/bin /bin --symlink usr/sbin /sbin --symlink usr/lib /lib --symlink usr/lib64 /lib64
        --dev-bind /dev /dev --proc /proc)
    for entry in /*; do
        case $entry in
        /bin | /sbin | /lib | /lib32 | /lib64 | /libx32 | /usr | /etc | /var | /dev | /proc | /lost+found | /boot) ;;
        *) [ -L "$entry" ] || args+=(--bind-try "$entry" "$entry") ;;
        esac
    done
    for entry in /etc/resolv.conf /etc/hosts /etc/machine-id; do
        [ ! -s "$entry" ] || args+=(--ro-bind "$(readlink -f "$entry")" "$entry")
    done
    [ ! -d /usr/local/go ] || args+=(--setenv PORTOLAN_HOST_GO /usr/local/go)
    case $PORTOLAN_TOP in /var/*) args+=(--bind "$PORTOLAN_TOP" "$PORTOLAN_TOP") ;; esac
    bwrap "${args[@]}" --chdir "$PWD" --setenv PATH /usr/bin:/bin --setenv LANG C.UTF-8 -- "$@"
}
