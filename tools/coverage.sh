#!/bin/sh
# Says what the tests reached: coverage.sh FOLDER READERS OVERALL. Reads what gcov counted below the
# folder; writes index.html and coverage.csv there; prints the shares of branches and lines, and fails
# where less of the branches than those percentages was reached. doc/testing.md says what is left
# out of the count, and why.
set -eu
folder=$1 readers=$2 overall=$3

gcovr --root . --object-directory "$folder" --filter src/ --exclude-throw-branches \
  --exclude-unreachable-branches --exclude-branches-by-pattern '^ *#pragma omp' -j 2 \
  --html-details "$folder/index.html" --csv "$folder/coverage.csv" >/dev/null

# Columns: file, lines, of these reached, share, branches, of these reached, share.
awk -F, -v readers="$readers" -v overall="$overall" '
  function is_reader(file) {
    if (file ~ /^src\/(base\/(edtf|calendar)|view\/query)/) return 1
    return file ~ /^src\/format\// && \
           file !~ /^src\/format\/(.*_write|fix|lost|mermaid|record|dot_format|dot_layout|dot_printer)/
  }
  function add(group) { lines[group] += $2; seen[group] += $3; ways[group] += $5; taken[group] += $6 }
  function tell(group, floor,   share) {
    share = 100 * taken[group] / ways[group]
    printf "%s: %.1f %% of %d branches (floor: %s %%), %.1f %% of %d lines\n", group, share,
           ways[group], floor, 100 * seen[group] / lines[group], lines[group]
    return share < floor
  }
  NR > 1 { add("all sources"); if (is_reader($1)) add("readers and EDTF") }
  END {
    low = tell("readers and EDTF", readers)
    low += tell("all sources", overall)
    exit low > 0
  }' "$folder/coverage.csv"
