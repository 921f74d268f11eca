#!/bin/sh
# report.sh LOG...: a row for each target of what its runs came to: executions, processor minutes,
# edges reached of how many, inputs kept, and runs that found a fault.
set -eu
awk '
FNR == 1 { name = FILENAME; sub(/.*\//, "", name); sub(/\..*/, "", name)
           if (!(name in runs)) order[++targets] = name; runs[name]++ }
/INFO: Loaded .* inline 8-bit counters/ { match($0, /\([0-9]+ inline/); all[name] = substr($0, RSTART + 1) + 0 }
/^#[0-9]+.* cov: / { for (i = 1; i < NF; i++) { if ($i == "cov:" && $(i + 1) > edges[name]) edges[name] = $(i + 1)
                                               if ($i == "corp:") split($(i + 1), kept, "/") }
                     inputs[name] = kept[1] }
/^stat::number_of_executed_units/ { executions[name] += $2 }
/^status / && $2 && $2 != 72 { faults[name]++ } # 72: it was interrupted
# First the times of the shell itself, then those of what it ran.
/^[0-9]+m[0-9.]+s [0-9]+m[0-9.]+s$/ && ++times[FILENAME] == 2 {
    gsub(/[ms]/, " "); minutes[name] += $1 + $3 + ($2 + $4) / 60 }
END {
    print "| target | executions | minutes of processor | edges reached | of | inputs | faults |"
    print "|---|---:|---:|---:|---:|---:|---:|"
    for (i = 1; i <= targets; i++) {
        n = order[i]
        printf "| %s | %d | %.1f | %d | %d | %d | %d |\n", n, executions[n], minutes[n], edges[n], all[n], inputs[n], faults[n]
    }
}' "$@"
