#!/bin/sh
# memcheck.sh BINARY OUT [CASE...]: the command cases of tests/cli, all or those, under valgrind's memcheck,
# two at a time, with reports in the folder OUT. Says which have an error or a definite leak, then fails. What they
# print is not compared: the suite `cli` does that. What cannot run there is left out, and named.
set -u
binary=$1 out=$2
shift 2
# They end by signals that valgrind would hold up, or because a second is over; or close the standard output, whose
# number valgrind's log then has.
skipped=' output-interrupted output-terminated limit-time output-closed '

rm -rf "$out" && mkdir -p "$out/bin" || exit 1
"${CC:-cc}" -shared -fPIC -O2 tests/memcheck/patience.c -o "$out/patience.so" -ldl || exit 1
here=$(cd "$out" && pwd)
cat >"$out/bin/entente" <<EOF
#!/bin/sh
LD_PRELOAD=$here/patience.so exec valgrind --quiet --leak-check=full --errors-for-leak-kinds=definite \\
  --show-leak-kinds=definite --num-callers=30 --suppressions=tools/valgrind.suppressions \\
  --log-file=$here/\$MEMCHECK_CASE.%p $(cd "$(dirname "$binary")" && pwd)/entente "\$@"
EOF
cat >"$out/bin/memcheck-case" <<'EOF'
#!/bin/sh
MEMCHECK_CASE=$1 TMP=$(mktemp -d)
export MEMCHECK_CASE TMP
(eval "entente $(cat "tests/cli/$1/args")") >"$TMP/.stdout" 2>"$TMP/.stderr" </dev/null
rm -rf "$TMP"
EOF
chmod +x "$out/bin/entente" "$out/bin/memcheck-case"
PATH="$here/bin:$PATH"
export PATH OMP_NUM_THREADS=1
[ $# -gt 0 ] || set -- $(ls tests/cli)

for case; do
    case $skipped in
    *" $case "*) echo "memcheck: left out: $case" >&2 ;;
    *) echo "$case" ;;
    esac
done >"$out/bin/cases"
xargs -P 2 -n 1 memcheck-case <"$out/bin/cases"
runs=$(find "$out" -maxdepth 1 -type f -name '*.[0-9]*' | wc -l)
found=$(find "$out" -maxdepth 1 -type f -name '*.[0-9]*' -size +0 | sort)
echo "memcheck: $(wc -l <"$out/bin/cases") cases, $runs processes, $(printf '%s' "$found" | grep -c .) with something found"
[ -z "$found" ] || { printf '%s\n' "$found"; exit 1; }
