#!/bin/sh
# memcheck.sh BINARY OUT [CASE...]: the command cases of tests/cli, all or those, under valgrind's memcheck,
# with reports in the folder OUT. Says which have an error or a definite leak, then fails. What they
# print is not compared: the suite `cli` does that. Cases that run for long are left out, and named.
set -u
binary=$1 out=$2
shift 2
# They end by signals that valgrind would hold up, or take minutes under it.
skipped=' output-interrupted output-terminated '

rm -rf "$out" && mkdir -p "$out/bin"
cat >"$out/bin/entente" <<EOF
#!/bin/sh
exec valgrind --quiet --leak-check=full --errors-for-leak-kinds=definite --show-leak-kinds=definite \\
  --num-callers=30 --suppressions=tools/valgrind.suppressions --log-file=$(cd "$out" && pwd)/\$MEMCHECK_CASE.%p \\
  $(cd "$(dirname "$binary")" && pwd)/entente "\$@"
EOF
chmod +x "$out/bin/entente"
PATH="$(cd "$out" && pwd)/bin:$PATH"
export PATH OMP_NUM_THREADS=1
[ $# -gt 0 ] || set -- $(ls tests/cli)

count=0
for MEMCHECK_CASE in "$@"; do
    case $skipped in *" $MEMCHECK_CASE "*) echo "memcheck: left out: $MEMCHECK_CASE"; continue ;; esac
    export MEMCHECK_CASE
    TMP=$(mktemp -d)
    (eval "entente $(cat "tests/cli/$MEMCHECK_CASE/args")") >"$TMP/.stdout" 2>"$TMP/.stderr" </dev/null
    rm -rf "$TMP"
    count=$((count + 1))
done
runs=$(find "$out" -maxdepth 1 -type f | wc -l)
found=$(find "$out" -maxdepth 1 -type f -size +0 | sort)
echo "memcheck: $count cases, $runs processes, $(printf '%s' "$found" | grep -c .) with something found"
[ -z "$found" ] || { printf '%s\n' "$found"; exit 1; }
