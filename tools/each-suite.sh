#!/bin/sh
# Runs every suite of the tests in a process of its own, two at a time: each-suite.sh CHECK. What the
# failed ones printed comes last, then one line for all.
set -u
export CK_DEFAULT_TIMEOUT=60 # seconds of a test: the two share the processors
export OMP_WAIT_POLICY=passive # for the same reason: who waits leaves the processor to the other
logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT
# From the last on: they take longest. The shell within expands its own arguments.
# shellcheck disable=SC2016
"$1" --list | sed '1!G;h;$!d' | xargs -P 2 -I '{}' sh -c \
  '"$0" "$1" >"$2/$1.log" 2>&1 || mv "$2/$1.log" "$2/$1.failed"' "$1" '{}' "$logs"
for suite in $("$1" --list); do
  if [ -f "$logs/$suite.log" ]; then tail -n 1 "$logs/$suite.log" | sed "s/^/$suite: /"; fi
done
for log in "$logs"/*.failed; do
  if [ -f "$log" ]; then cat "$log"; fi
done
# A suite that crashed has no closing line of its own.
cat "$logs"/* | awk -v failed="$(find "$logs" -name '*.failed' | wc -l)" '
  /^[0-9]+%: Checks: / { checks += $3; failures += $5; errors += $7 }
  END {
    share = checks ? int(100 * (checks - failures - errors) / checks) : 0
    printf "%d%%: Checks: %d, Failures: %d, Errors: %d\n", share, checks, failures, errors
    if (failed) printf "%d suites failed\n", failed
    exit failed > 0
  }'
