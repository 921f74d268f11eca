#!/bin/sh
# gcc's static analyzer over sources: analyze-gcc.sh FLAGS SOURCE... FLAGS is a file with a flag a
# line. Fails where it finds something that tools/analyzer.known does not explain; says what of that
# is no longer found (by gcc 12: other versions go other ways).
set -eu
flags=$1
shift
log=$(mktemp)
trap 'rm -f "$log"' EXIT

# Two at a time; each writes what it found at once.
# shellcheck disable=SC2016 # the shell within expands its own arguments
printf '%s\n' "$@" | xargs -P 2 -n 1 sh -c '
  found=$(gcc $(cat "$0") -O1 -fopenmp -fanalyzer -S -o /dev/null "$1" 2>&1) || exit 1
  [ -z "$found" ] || printf "%s\n" "$found" | grep "Wanalyzer-" || true' "$flags" >"$log"
awk '
  FNR == NR { if ($1 !~ /^#/ && NF) known[$1 " " $2] = 1; next }
  {
    split($0, place, ":")
    name = $0
    sub(/.*\[-Wanalyzer-/, "", name)
    sub(/\].*/, "", name)
    if (place[1] " " name in known) seen[place[1] " " name] = 1
    else { print; bad = 1 }
  }
  END {
    for (row in known)
      if (!(row in seen)) { print "tools/analyzer.known: not found: " row }
    exit bad
  }' tools/analyzer.known "$log"
