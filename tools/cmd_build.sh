# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# ./dev build

build_folder() { printf '%s/build/%s' "$PORTOLAN_TOP" "$1"; }

# configure_and_build PRESET [TARGET…]
configure_and_build() {
    local preset=$1 folder
    shift
    folder=$(build_folder "$preset")
    export CCACHE_DIR=${CCACHE_DIR:-$PORTOLAN_CACHE/ccache}
    # A precompiled header is only cacheable with these; the paths of a work tree do not matter then.
    export CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime CCACHE_BASEDIR=$PORTOLAN_TOP
    cd "$PORTOLAN_TOP" || die "the work tree is gone"
    if [ ! -f "$folder/build.ninja" ]; then
        step "configuring $preset"
        logged "$folder/configure.log" "configuring" enter cmake --preset "$preset"
    fi
    step "building $preset"
    enter cmake --build "$folder" ${1:+--target "$@"} >&2 || die "building failed" "The first error above says where."
}

cmd_build() {
    local preset=dev
    while [ $# -gt 0 ]; do
        case $1 in
        --help | -h)
            cat <<'H'
./dev build [--preset dev|asan|tsan|release] [TARGET…]
Makes the surroundings (once) and builds Portolan in build/PRESET.
H
            return
            ;;
        --preset)
            preset=${2:?--preset wants a name}
            shift 2
            ;;
        *) break ;;
        esac
    done
    prepare_surroundings
    configure_and_build "$preset" "$@"
    step "built: build/$preset"
}
