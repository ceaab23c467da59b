# SPDX-License-Identifier: GPL-3.0-or-later
# Completion for portolan and portolan-cli. Contexts are read by kubectl where it is there: no cluster is asked.
_portolan() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
    local options="--kubeconfig --fleet --context --all --namespace --kind --output --force --wait --timeout --read-only --version --help"
    case $before in
    --kubeconfig | --fleet | --output)
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
        [ "$before" != --output ] || mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -W "text json" -- "$word")
        return
        ;;
    --context)
        mapfile -t COMPREPLY < <(compgen -W "$(kubectl config get-contexts -o name 2>/dev/null)" -- "$word")
        return
        ;;
    --kind)
        mapfile -t COMPREPLY < <(compgen -W "node pod deployment statefulset daemonset rollout resourcequota" -- "$word")
        return
        ;;
    --namespace | --timeout) return ;;
    fleet)
        mapfile -t COMPREPLY < <(compgen -W "init" -- "$word")
        return
        ;;
    esac
    case $word in
    -*) mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word") ;;
    *) mapfile -t COMPREPLY < <(compgen -W "window status fleet diagnose" -- "$word") ;;
    esac
}
complete -F _portolan portolan portolan-cli
