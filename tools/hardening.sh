#!/bin/sh
# hardening.sh compile|link COMPILER FLAG...: which flags that make bugs harder to exploit this compiler
# takes beside FLAGs. None for sanitizers and coverage, which want the calls as they are written.
set -u
mode=$1 compiler=$2
shift 2
given=$*
case " $given " in *' -fsanitize'* | *' --coverage '* | *' -fprofile-'*) exit ;; esac
scratch=$(mktemp -d) || exit
trap 'rm -rf "$scratch"' EXIT

# _FORTIFY_SOURCE does something only with optimization, and where the C library has its level.
cat >"$scratch/probe.c" <<'probe'
#include <string.h>
#ifdef FORTIFIED
#ifndef __OPTIMIZE__
#error "without optimization"
#elif defined __GLIBC__ && __USE_FORTIFY_LEVEL < FORTIFIED
#error "no such level"
#endif
#endif
int main(void) { return 0; }
probe

# Keeps flags if the compiler takes them, without a word, with what is kept already.
kept='' only='-c' fortified=''
# shellcheck disable=SC2086 # the lists are words
try() {
    $compiler $given $kept "$@" $fortified -Werror $only "$scratch/probe.c" -o "$scratch/probe" \
        >"$scratch/said" 2>&1 && ! [ -s "$scratch/said" ] && kept="$kept $*"
}

fortify() {
    level=$1
    shift
    fortified=-DFORTIFIED=$level
    try -U_FORTIFY_SOURCE "-D_FORTIFY_SOURCE=$level" "$@"
    taken=$?
    fortified=
    return $taken
}

case $mode in
compile)
    set -- -fstack-protector-strong -fstack-clash-protection -fcf-protection
    case $given in
    *_FORTIFY_SOURCE*) ;; # a packager's word holds
    # All at once, which is the rule; else one by one.
    *) if fortify 3 "$@"; then set --; else fortify 3 || fortify 2; fi ;;
    esac
    ;;
link)
    only=''
    set -- -Wl,-z,relro,-z,now
    case " $given " in
    *' -static '* | *' -no-pie '*) ;;
    *) if try -pie "$@"; then set --; else try -pie; fi ;;
    esac
    ;;
esac
for flag in "$@"; do try "$flag"; done
echo "$kept"
