# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# ./dev test: builds everything, starts a fleet of its own, runs ctest, takes the fleet down.

TEST_FLEET_STARTING=
TEST_FLEET_RUN=

# tier_kubernetes TIER: of which version the servers of a tier are; nothing: of the pinned one.
tier_kubernetes() {
    case $1 in
    kubernetes-1-34) echo v1.34.4 ;;
    esac
}

test_fleet_down() {
    # What failed need not wait until a fleet that nobody wants any more is built and up.
    [ -z "$TEST_FLEET_STARTING" ] || kill -- "-$TEST_FLEET_STARTING" 2>/dev/null
    [ -z "${TEST_FLEET_UP:-}" ] || PORTOLAN_LAB_RUN=$TEST_FLEET_RUN lab down >&2
    TEST_FLEET_UP=
}

cmd_test() {
    local preset=dev label='' with_fleet=yes arguments=()
    while [ $# -gt 0 ]; do
        case $1 in
        --help | -h)
            cat <<'H'
./dev test [--preset dev|asan|tsan] [--unit] [--lab TIER] [CTEST ARGUMENTS…]
Unit, widget and practice-fleet smoke tests; the last lines are ctest's own summary.
--unit leaves out what needs the practice fleet; --lab TIER runs a slower tier on it.
H
            return
            ;;
        --preset)
            preset=${2:?--preset wants a name}
            shift 2
            ;;
        --unit)
            with_fleet=no
            shift
            ;;
        --lab)
            label=${2:?--lab wants the name of a tier}
            shift 2
            ;;
        *)
            arguments+=("$1")
            shift
            ;;
        esac
    done
    prepare_surroundings
    prepare_go
    mkdir -p "$LAB_RUNS" "$PORTOLAN_CACHE/logs"
    local log=$PORTOLAN_CACHE/logs/test-fleet-$PORTOLAN_TREE.log fleet='' kubernetes
    kubernetes=$(tier_kubernetes "$label")
    # A run folder keeps the version that it was begun with.
    TEST_FLEET_RUN=$LAB_RUNS/test${kubernetes:+-$kubernetes}
    if [ "$with_fleet" = yes ]; then
        step "the practice fleet is built and started beside the programs ($log)"
        trap test_fleet_down EXIT
        TEST_FLEET_UP=yes
        set -m # a process group of its own, so that all of it can be ended
        (PORTOLAN_KUBERNETES=$kubernetes PORTOLAN_LAB_RUN=$TEST_FLEET_RUN lab up >"$log" 2>&1) &
        fleet=$!
        set +m
        TEST_FLEET_STARTING=$fleet
    fi
    configure_and_build "$preset"
    if [ -n "$fleet" ]; then
        step "waiting for the practice fleet"
        wait "$fleet" || die "the practice fleet did not start: $(tail -1 "$log")" "All of its output is in $log"
        TEST_FLEET_STARTING=
        export PORTOLAN_TEST_LAB=$TEST_FLEET_RUN PORTOLAN_TEST_KUBERNETES=$kubernetes PORTOLAN_LAB_BIN=${PORTOLAN_LAB_BIN:-$PORTOLAN_CACHE/lab/bin}
        export PORTOLAN_LAB_TREE=$PORTOLAN_TOP PORTOLAN_LAB_FLEET=$PORTOLAN_TOP/resources/fleet/voltage-soda
    fi
    local choose=(-LE 'tier-.*')
    [ "$with_fleet" = yes ] || choose=(-LE 'tier-.*|lab')
    [ -z "$label" ] || choose=(-L "tier-$label")
    # Servers of another age have to pass what all servers have to.
    [ -z "$kubernetes" ] || choose=(-L "^(tier-$label|lab)\$")
    export PORTOLAN_DATA=$PORTOLAN_TOP/resources
    step "testing"
    enter ctest --test-dir "$(build_folder "$preset")" --output-on-failure --no-tests=error "${choose[@]}" "${arguments[@]}"
    local result=$?
    test_fleet_down
    return $result
}
