#!/bin/sh
# run.sh ENTENTE SECONDS FOLDER...: every file of the folders through the commands, each within so
# many seconds of processor (all its processes together, so that a busy machine does not count), and
# eight times as many by the clock. Fails where one crashes, hangs, has a sanitizer's report, or is
# refused without a place. The exit codes of check, rank and the rest are 0 (fine), 1 (findings), 3 (bad input), 5 (a
# limit); rank and query may find that what is asked makes no sense (2). A drawing that takes longer
# has to say so by its limit.
entente=$1 seconds=$2
shift 2
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
formats='dot csv tsv csv-nodes graphml gexf gml pajek json cyjs cx2 ftm mermaid'
runs=0 failed=0

fails() {
    failed=$((failed + 1))
    echo "FAILS: entente $* ($status)"
    head -c 2000 "$work/said"
}

# Whether more processor than allowed was taken between the two calls of `times`.
is_over() {
    cat "$work/before" "$work/after" | sed 's/[ms]/ /g' | awk -v most="$seconds" '
        { took[NR] = 60 * ($1 + $3) + $2 + $4 } END { exit took[4] - took[2] <= most }'
}

try() {
    times >"$work/before"
    timeout $((seconds * 8)) "$entente" "$@" >"$work/said" 2>&1 </dev/null
    status=$?
    runs=$((runs + 1))
    times >"$work/after"
    ! is_over || fails "$@" "took too long"
    case $status in
    0 | 1 | 2) ;;
    3 | 5) grep -aqF -- "$file" "$work/said" || grep -aq 'hint: ' "$work/said" || fails "$@" ;;
    *) fails "$@" ;;
    esac
    ! grep -aqE 'Sanitizer|runtime error:' "$work/said" || fails "$@"
    return $status
}

for folder; do
    if ! test -d "$folder"; then
        echo "skipped: there is no $folder"
        continue
    fi
    find "$folder" -type f | sort >"$work/files"
    while read -r file; do
        case $file in *.dot | *.gv) try fmt "$file" ;; esac
        try check "$file"
        try rank "$file" --top 3 || continue # what cannot be read once cannot be read again
        try query "$file" 'degree>1'
        try draw "$file" --max-seconds $((seconds * 4 / 5)) -o "$work/out.svg"
        for format in $formats; do try export "$file" --to "$format" -o "$work/out"; done
    done <"$work/files"
done
echo "hostile: $runs runs, $failed failed"
test "$failed" -eq 0
