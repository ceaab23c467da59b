# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# ./dev run: the built program in its surroundings.

# run_program PROGRAM ARGS…: on the practice fleet unless the arguments name a kubeconfig or fleet.
run_program() {
    local program=$1 preset=${PORTOLAN_PRESET:-dev} argument
    shift
    local more=(--kubeconfig "$LAB_RUNS/demo/kubeconfigs/sre.yaml" --fleet voltage-soda)
    for argument in "$@"; do
        case $argument in
        --kubeconfig* | --fleet* | --help | --version | -h) more=() ;;
        esac
    done
    export PORTOLAN_DATA=$PORTOLAN_TOP/resources
    enter "$(build_folder "$preset")/app/$program" "$@" "${more[@]}"
}

cmd_run() {
    case ${1:-} in
    --help | -h)
        cat <<'H'
./dev run [--cli] ARGS…
Runs the built program; `./dev run status` answers on stdout and nothing else stands there. Without
--kubeconfig or --fleet it runs on the practice fleet of this work tree. --cli takes portolan-cli.
H
        return
        ;;
    esac
    local program=portolan-cli
    case ${1:-} in
    --cli) shift ;;
    *) program=portolan ;;
    esac
    prepare_surroundings
    [ -x "$(build_folder "${PORTOLAN_PRESET:-dev}")/app/$program" ] || configure_and_build "${PORTOLAN_PRESET:-dev}" "$program"
    cd "${PORTOLAN_CALLED_FROM:-.}" || die "the current folder is gone"
    run_program "$program" "$@"
}
