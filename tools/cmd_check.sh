# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# ./dev format, ./dev check, ./dev clean.

sources() { git -C "$PORTOLAN_TOP" ls-files '*.cpp' '*.h'; }

cmd_format() {
    prepare_surroundings
    cd "$PORTOLAN_TOP" || die "the work tree is gone"
    sources | enter xargs clang-format -i
}

cmd_check() {
    case ${1:-} in
    --help | -h)
        cat <<'H'
./dev check
Formatting (clang-format), shellcheck, and clang-tidy on what differs from the last commit or, with
nothing changed, on all of models, app and widgets.
H
        return
        ;;
    esac
    prepare_surroundings
    cd "$PORTOLAN_TOP" || die "the work tree is gone"
    local failed=0
    step "formatting"
    sources | enter xargs clang-format --dry-run --Werror || failed=1
    step "shellcheck"
    git ls-files 'dev' '*.sh' '.ci/run' | enter xargs shellcheck -x || failed=1
    step "clang-tidy"
    # clang-tidy cannot read the compiler's precompiled headers, so it has a configuration without.
    logged "$PORTOLAN_CACHE/logs/tidy.log" "configuring for clang-tidy" enter cmake --preset tidy
    local changed
    changed=$(git diff --name-only --diff-filter=d HEAD -- '*.cpp')
    [ -n "$changed" ] || changed=$(git ls-files 'models/*.cpp' 'app/*.cpp' 'widgets/*.cpp')
    printf '%s\n' "$changed" | enter xargs -P 2 -n 4 clang-tidy -p build/tidy --quiet || failed=1
    return $failed
}

cmd_clean() {
    case ${1:-} in
    --help | -h)
        cat <<'H'
./dev clean [--all]
Removes build/ and out/; with --all also what the cache holds for every work tree.
H
        return
        ;;
    esac
    rm -rf "$PORTOLAN_TOP/build" "$PORTOLAN_TOP/out"
    if [ "${1:-}" = --all ]; then
        [ ! -x "$PORTOLAN_CACHE/lab/bin/lab" ] || lab down >&2 ||
            die "some of the fleet still runs" "Its process ids are under $PORTOLAN_CACHE/lab/run; end them and try again."
        chmod -R u+w "$PORTOLAN_CACHE" 2>/dev/null
        rm -rf "$PORTOLAN_CACHE"
    fi
}
