#!/bin/sh
# run.sh FOLDER SECONDS TARGET...: each target of libFuzzer in FOLDER for so long, over the committed
# inputs and what earlier runs have found (FOLDER/corpus). An input that breaks something is kept in
# FOLDER/crashes and named, and the exit code is 1; a log of each run goes to FOLDER/logs.
set -u
folder=$1 seconds=$2
shift 2
here=$(dirname "$0")
mkdir -p "$folder/crashes" "$folder/logs"
export ASAN_OPTIONS=allocator_may_return_null=1:detect_stack_use_after_return=0
export LSAN_OPTIONS="suppressions=$here/../../tools/lsan.suppressions:print_suppressions=0"

failed=0
for target in "$@"; do
    found=$folder/corpus/$target
    log=$folder/logs/$target.$(date +%s).log
    words=$here/dictionaries/$target.dict
    [ -e "$words" ] || words=$here/dictionaries/dot.dict # of the chain, which reads DOT
    mkdir -p "$found"
    (
        "$folder/fuzz-$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=4096 \
            -dict="$words" -artifact_prefix="$folder/crashes/$target-" -print_final_stats=1 \
            "$found" "$here/corpus/$target" >"$log" 2>&1
        echo "status $?" >>"$log"
        times >>"$log" # the last line: processor time of the target
    )
    sh "$here/report.sh" "$log"
    grep -q '^status 0$' "$log" && continue
    failed=1
    grep -E '^(fuzz:|SUMMARY:|.*ERROR:)' "$log" | head -n 3
    sed -n "s/.*Test unit written to /$target: kept as /p" "$log"
done
exit $failed
