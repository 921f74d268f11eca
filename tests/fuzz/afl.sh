#!/bin/sh
# afl.sh FOLDER SECONDS: AFL++ on the command in FOLDER, built by its compiler, for so long with each
# of some commands, over the inputs of the fuzz targets. What they find is in FOLDER/found/NAME; the
# exit code is 1 where that is a crash or a hang.
set -u
folder=$1 seconds=$2
here=$(dirname "$0")
export AFL_NO_UI=1 AFL_SKIP_CPUFREQ=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 AFL_NO_AFFINITY=1
export AFL_AUTORESUME=1 OMP_NUM_THREADS=1

# To add one: a name, the corpus, how many bytes of its inputs choose something, the command.
table='
check-dot   dot   0 check
rank-dot    dot   0 rank --by degree
fmt-dot     dot   0 fmt
check-csv   csv   1 check --input-format csv
check-json  json  1 check --input-format json
check-gexf  gexf  0 check --input-format gexf
check-gml   graph 1 check --input-format gml
'

failed=0
echo '| command | executions | minutes | edges reached | inputs | crashes | hangs |'
echo '|---|---:|---:|---:|---:|---:|---:|'
while read -r name corpus skip command; do
    [ -n "$name" ] || continue
    inputs=$folder/inputs/$name
    rm -rf "$inputs"
    mkdir -p "$inputs" "$folder/found"
    for input in "$here/corpus/$corpus"/*; do
        tail -c +$((skip + 1)) "$input" >"$inputs/$(basename "$input")"
    done
    words=$here/dictionaries/$corpus.dict
    # shellcheck disable=SC2086 # the command is several words
    afl-fuzz -i "$inputs" -o "$folder/found/$name" -V "$seconds" -t 2000 -m none -x "$words" -- \
        "$folder/entente" $command --jobs 1 @@ >"$folder/found/$name.log" 2>&1 </dev/null
    awk -F' *: *' -v name="${command}, $corpus" '
        { value[$1] = $2 }
        END {
            printf "| %s | %d | %.1f | %d | %d | %d | %d |\n", name, value["execs_done"], value["run_time"] / 60,
                value["edges_found"], value["corpus_count"], value["saved_crashes"], value["saved_hangs"]
            exit value["saved_crashes"] + value["saved_hangs"] > 0 || !value["execs_done"]
        }' "$folder/found/$name/default/fuzzer_stats" || failed=1
done <<END
$table
END
exit $failed
