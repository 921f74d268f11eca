#!/bin/sh
# check-layers.sh: each file includes only its own floor and the floors below it. The one list:
floors='base dossier draft format view network measure finding picture report cli cluster'
# A public header <entente/NAME.h> is on the floor of the source NAME.c; api.h is on the first.
# And what only some floors may touch, as extended regular expressions:
#   pattern in the code                          the only places where it may stand
rules='
#include <igraph\.h>                             ^src/network/igraph_compat\.h
#include [<"](igraph\.h|network/igraph_compat\.h)  ^src/(network|measure|finding)/
#include <gvc\.h>                                ^src/picture/graphviz_compat\.h
#include <(cgraph|fontconfig/.*)\.h>              ^src/picture/
#include <libxml/                                 ^src/format/
#include <unicode/                                ^src/base/romanize\.c
#include <(mpi|petsc[a-z]*|slepc[a-z]*)\.h>        ^src/cluster/
#include <pcre2\.h>                              ^src/draft/
(^|[^_[:alnum:]])(stderr|exit[[:blank:]]*\()     ^src/(cli/|cluster/|base/xalloc\.c)
(^|[^_[:alnum:]])(strcpy|strcat|sprintf|vsprintf|strtok|atoi|atol|atof|gets)[[:blank:]]*\(   ^$
'
set -eu
cd "$(dirname "$0")/.."
failed=0

# A public header is on the floor of its source NAME.c, else of the first file that includes it.
awk -v floors="$floors" '
    function floor_of(file, parts) { split(file, parts, "/"); return parts[2] }
    function floor_of_include(name, header) {
        if (name !~ /^entente\//)
            return substr(name, 1, index(name, "/") - 1)
        header = substr(name, 9, length(name) - 10)
        return header == "api" ? "base" : header in source ? source[header] : user[name]
    }
    function complain(text) { print text; failed = 1 }
    function check(file, own, name, other) {
        other = floor_of_include(name)
        if (number[other] > number[own])
            complain(file ": on floor \047" own "\047 includes <" name "> of the higher floor \047" other "\047")
        else if (other == "format" && number[own] > number["format"] && number[own] < number["picture"])
            complain(file ": \047" own "\047 must not see a file format (<" name ">)")
    }
    BEGIN { for (i = split(floors, list, " "); i > 0; i--) number[list[i]] = i }
    FNR == 1 {
        files[++count] = FILENAME
        name = FILENAME
        if (sub(/\.c$/, "", name) && sub(/.*\//, "", name) && !(name in source))
            source[name] = floor_of(FILENAME)
    }
    /^#include [<"]([a-z]+\/[^>"]*\.h)[>"]/ {
        name = $2
        gsub(/[<>"]/, "", name)
        if (name ~ /^sys\//)
            next
        includes[count] = includes[count] " " name
        if (FILENAME ~ /\.c$/ && !(name in user))
            user[name] = floor_of(FILENAME)
    }
    END {
        for (i = 1; i <= count; i++) {
            file = files[i]
            own = file ~ /^src\// ? floor_of(file) : floor_of_include(substr(file, 9))
            if (!(own in number))
                complain(file ": its floor \047" own "\047 is not in the list")
            else
                for (j = split(includes[i], names, " "); j > 0; j--)
                    check(file, own, names[j])
        }
        exit failed
    }' src/*/*.c src/*/*.h include/entente/*.h || failed=1

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
