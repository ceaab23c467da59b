# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# ./dev lab, and what other commands need of the practice fleet.

LAB_RUNS=$PORTOLAN_CACHE/lab/run/$PORTOLAN_TREE

# The practice fleet is built with Go: the host's own, or Debian's, which fetches the version that
# the modules name.
prepare_go() {
    [ ! -d /usr/local/go/bin ] || PATH=$PATH:/usr/local/go/bin
    command -v go >/dev/null || need_on_host golang-go
    command -v go >/dev/null || die "there is no Go on this machine" "Install Go 1.24 or later and run ./dev again."
}

# lab ARGS…: the practice fleet's own program, with the run folder that PORTOLAN_LAB_RUN names.
lab() {
    PORTOLAN_LAB_RUN=${PORTOLAN_LAB_RUN:-$LAB_RUNS/demo} "$PORTOLAN_TOP/lab/lab.sh" "$@"
}

cmd_lab() {
    case ${1:---help} in
    --help | -h)
        cat <<'H'
./dev lab up | down [--purge] | status | kubeconfig [--as USER] [--direct]
./dev lab fault kill|revive|freeze|thaw REGION, fault freeze|thaw REGION etcd
./dev lab fault break|mend REGION crash-loop|image-pull|never-ready WORKLOAD
./dev lab fault break|mend REGION node-not-ready NODE
./dev lab load --pods N [--region R]
The practice fleet: six real control planes on loopback. `lab COMMAND --help` says more.
H
        ;;
    *)
        prepare_go
        lab "$@"
        ;;
    esac
}
