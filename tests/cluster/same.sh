#!/bin/sh
# same.sh PROCESSES ARGUMENT...: whether entente-cluster says what entente says: the same code, the
# same messages, the same rows in the same order, and numbers that agree to 1e-8. ENTENTE and CLUSTER
# name the programs. What they say of their rounds ("computed") may differ.
set -u
processes=$1
shift
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$ENTENTE" "$@" --format csv >"$work/one" 2>"$work/one.err"
one=$?
mpirun -n "$processes" "$CLUSTER" "$@" --format csv </dev/null >"$work/many" 2>"$work/many.all"
many=$?

# mpirun has words of its own, between lines of dashes, where a process ends with a code; and from
# some versions of the operating system come warnings.
sed '/^-\{20,\}$/,/^-\{20,\}$/d' "$work/many.all" | grep -v '^computed: ' >"$work/many.err"
grep -v '^computed: ' "$work/one.err" >"$work/one.told"

fail() {
    printf 'same: %s processes: %s\n  %s\n' "$processes" "$*" "$(cat "$work/why" 2>/dev/null)" >&2
    exit 1
}

[ "$one" = "$many" ] || { tail -5 "$work/many.all" >"$work/why"; fail "code $many, not $one: $*"; }
diff "$work/one.told" "$work/many.err" >"$work/why" || fail "other messages: $*"
awk -F, -v other="$work/many" '
    function near(a, b) { a += 0; b += 0; d = a > b ? a - b : b - a
                          m = a < 0 ? -a : a; return d <= 1e-8 * (m > 1 ? m : 1) }
    {
        if ((getline line < other) <= 0) { print "row " NR " is missing"; exit 1 }
        if ($0 == line) next
        n = split(line, cells, ",")
        if (n != NF) { print $0 "\n  not " line; exit 1 }
        for (i = 1; i <= n; i++)
            if ($i != cells[i] && !($i ~ /^-?[0-9.]+(e[-+]?[0-9]+)?$/ && near($i, cells[i]))) {
                print $0 "\n  not " line; exit 1
            }
    }
    END { if ((getline line < other) > 0) { print "more rows: " line; exit 1 } }
' "$work/one" >"$work/why" || fail "other rows: $*"
