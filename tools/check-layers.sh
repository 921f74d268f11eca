#!/bin/sh
# check-layers.sh: each file includes only its own floor and the floors below it. The one list:
floors='base dossier format view network measure finding picture report cli'
# A public header <entente/NAME.h> is on the floor of the source NAME.c; api.h is on the first.
# And what only some floors may touch, as extended regular expressions:
#   pattern in the code                          the only places where it may stand
rules='
#include <igraph\.h>                             ^src/(network|measure|finding)/
#include <(gvc|cgraph|fontconfig/.*)\.h>          ^src/picture/
#include <libxml/                                 ^src/format/
#include <unicode/                                ^src/base/romanize\.c
(^|[^_[:alnum:]])(stderr|exit[[:blank:]]*\()     ^src/(cli/|base/xalloc\.c)
(^|[^_[:alnum:]])(strcpy|strcat|sprintf|vsprintf|strtok|atoi|atol|atof|gets)[[:blank:]]*\(   ^$
'
set -eu
cd "$(dirname "$0")/.."
failed=0

floor_number() {
    number=0
    for floor in $floors; do
        number=$((number + 1))
        [ "$floor" = "$1" ] && { echo "$number"; return; }
    done
    echo 0
}

# The floor of a header as it is included: "text.h" of <entente/text.h>, or "base/text.h".
floor_of_include() {
    case $1 in
    entente/api.h) echo base ;;
    entente/*)
        name=${1#entente/}
        found=$(ls src/*/"${name%.h}".c 2>/dev/null | head -n 1)
        [ -n "$found" ] || found=$(grep -l "^#include <$1>" src/*/*.c | head -n 1)
        found=${found#src/}
        echo "${found%%/*}"
        ;;
    *) echo "${1%%/*}" ;;
    esac
}

# The files with the number of their floor: public headers on that of their sources.
for file in src/*/*.c src/*/*.h include/entente/*.h; do
    case $file in
    include/*) floor=$(floor_of_include "${file#include/}") ;;
    *) floor=${file#src/} floor=${floor%%/*} ;;
    esac
    own=$(floor_number "$floor")
    [ "$own" -gt 0 ] || { echo "$file: its floor '$floor' is not in the list"; failed=1; continue; }
    for include in $(sed -nE 's/^#include [<"](entente\/[^>"]*|[a-z]+\/[^>"]*\.h)[>"].*/\1/p' "$file"); do
        case $include in sys/*) continue ;; esac
        other=$(floor_of_include "$include")
        if [ "$(floor_number "$other")" -gt "$own" ]; then
            echo "$file: on floor '$floor' includes <$include> of the higher floor '$other'"
            failed=1
        elif [ "$other" = format ] && [ "$own" -gt 3 ] && [ "$own" -lt 8 ]; then
            echo "$file: '$floor' must not see a file format (<$include>)"
            failed=1
        fi
    done
done

printf '%s\n' "$rules" | {
broken=0
while read -r line; do
    [ -n "$line" ] || continue
    pattern=${line%%  *} allowed=${line##* }
    found=$(grep -nE "$pattern" src/*/*.c src/*/*.h include/entente/*.h |
        grep -vE '^[^:]*:[0-9]*:[[:blank:]]*(/?\*|//)' | grep -vE "$allowed" || true)
    if [ -n "$found" ]; then
        printf '%s\n  may stand only in files that match %s\n' "$found" "$allowed"
        broken=1
    fi
done
exit $broken
} || failed=1
exit $failed
