#!/bin/sh
# Runs every suite of the tests in two processes side by side: in-two.sh CHECK. Fails where one does.
set -u
log=$(mktemp)
"$1" 2/2 >"$log" 2>&1 &
second=$!
"$1" 1/2
status=$?
wait "$second" || status=$?
cat "$log"
rm -f "$log"
exit "$status"
