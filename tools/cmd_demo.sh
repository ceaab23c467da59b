# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# ./dev demo and ./dev shot.

PICTURES=$PORTOLAN_TOP/out/pictures

# build_all: the practice fleet and the programs, side by side.
build_all() {
    prepare_surroundings
    prepare_go
    mkdir -p "$PORTOLAN_CACHE/logs"
    local log=$PORTOLAN_CACHE/logs/demo-fleet-$PORTOLAN_TREE.log fleet
    step "the practice fleet is built and started beside the programs ($log)"
    (lab up >"$log" 2>&1) &
    fleet=$!
    configure_and_build dev portolan portolan-cli
    step "waiting for the practice fleet"
    wait "$fleet" || die "the practice fleet did not start: $(tail -1 "$log")" "All of its output is in $log"
}

take_pictures() {
    mkdir -p "$PICTURES"
    QT_QPA_PLATFORM=offscreen run_program portolan --pictures "$PICTURES" >&2
}

cmd_shot() {
    case ${1:-} in
    --help | -h)
        cat <<'H'
./dev shot
Writes pictures of every page, light and dark, from the practice fleet to out/pictures.
H
        return
        ;;
    esac
    build_all
    take_pictures || die "the pictures could not be made" "The lines above say why."
    say "pictures: $PICTURES"
}

cmd_demo() {
    case ${1:-} in
    --help | -h)
        cat <<'H'
./dev demo
Builds Portolan and the practice fleet, starts six regions and opens the console on them. Without a
display it runs offscreen, waits until every region is live, writes pictures to out/pictures and
prints a line a region. The fleet goes on running; `./dev lab down` ends it, and so does Ctrl+C.
H
        return
        ;;
    esac
    trap 'say "ending the practice fleet"; lab down >&2; exit 130' INT
    build_all
    if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
        step "opening the console"
        run_program portolan
        say "The practice fleet goes on running; ./dev lab down ends it."
        return
    fi
    step "no display: waiting until every region is live"
    run_program portolan-cli status --wait >/dev/null || [ $? = 1 ] ||
        die "not every region came live" "./dev lab status says what runs."
    step "taking pictures"
    take_pictures || die "the pictures could not be made" "The lines above say why."
    run_program portolan-cli status
    local answer=$?
    say "pictures: $PICTURES"
    say "The practice fleet goes on running; ./dev lab down ends it."
    [ $answer -le 1 ]
}
