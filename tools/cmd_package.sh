# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# ./dev package

cmd_package() {
    local preset=release
    while [ $# -gt 0 ]; do
        case $1 in
        --help | -h)
            cat <<'H'
./dev package [--preset release|dev]
Builds Portolan and packs it as out/package/portolan_VERSION_ARCHITECTURE.deb, for Debian 13 and
later: both programs, desktop entry, icon, completion, manual page and the shipped fleets. Prints
the package's path.
H
            return
            ;;
        --preset)
            preset=${2:?--preset wants a name}
            shift 2
            ;;
        *) die "package takes no '$1'" "./dev package --help says what it takes." ;;
        esac
    done
    prepare_surroundings
    configure_and_build "$preset" portolan portolan-cli package_files
    local folder=$PORTOLAN_TOP/out/package
    rm -rf "$folder"
    mkdir -p "$folder"
    step "packing"
    logged "$folder/cpack.log" "packing" \
        enter cpack --config "$(build_folder "$preset")/CPackConfig.cmake" -B "$folder"
    rm -rf "$folder/_CPack_Packages"
    printf '%s\n' "$folder"/*.deb
}
