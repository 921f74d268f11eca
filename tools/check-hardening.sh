#!/bin/sh
# check-hardening.sh 'FLAG...' COMMAND LIBRARY OBJECT: whether what the flags promise is in the command and in the
# shared library, as readelf sees it. OBJECT is the library in one, before the system's start files are linked to it.
set -u
flags=" $1 " command=$2 library=$3 object=$4
skip() {
    echo "check-hardening: skipped: $1"
    exit 0
}
case $flags in *[!\ ]*) ;; *) skip 'this build has no such flags' ;; esac
command -v readelf >/dev/null || skip 'readelf is not here'
export LC_ALL=C
readelf -h "$command" >/dev/null 2>&1 || skip 'not an ELF system'
found='' failed=0

# FLAG, WHAT, and a test of whether FILE has it, as a pattern in what readelf says with OPTION.
look() {
    flag=$1 what=$2 option=$3 pattern=$4
    shift 4
    case $flags in *" $flag"*) ;; *) return ;; esac
    for file in "$@"; do
        readelf "$option" -W "$file" 2>/dev/null | grep -Eq "$pattern" && continue
        echo "check-hardening: $file: $what is not there, in spite of $flag" >&2
        failed=1
    done
    found="$found, $what"
}

look -pie PIE -h 'Type: +DYN' "$command"
look -Wl,-z,relro RELRO -l GNU_RELRO "$command" "$library"
look -Wl,-z,relro,-z,now 'immediate binding' -d 'FLAGS.*(BIND_)?NOW' "$command" "$library"
look -Wl,-z 'a stack that is no program' -l 'GNU_STACK.* RW +0x' "$command" "$library"
look -fstack-protector 'stack protector' --dyn-syms __stack_chk_fail "$command" "$library"
look -D_FORTIFY_SOURCE 'checked calls' --dyn-syms '__[a-z]+_chk' "$command" "$library"
look -fcf-protection 'IBT and shadow stack' -n 'IBT, SHSTK' "$object"
[ "$failed" -eq 0 ] || {
    echo 'check-hardening: "make clean", if it was built with other flags before' >&2
    exit 1
}
echo "check-hardening: ${found#, }"
