#!/bin/sh
# symbols.sh SOVERSION OBJECT: the names that the library offers, as a version script for the linker.
# OBJECT is the whole library with all other names made local.
set -eu
echo '/* What libentente offers: made by "make symbols" from what the public headers mark ENTENTE_API. */'
echo "ENTENTE_$1 {"
echo '  global:'
nm -g --defined-only "$2" | awk 'NF == 3 && $3 !~ /^\./ { print "    " $3 ";" }' | LC_ALL=C sort
echo '  local: *;'
echo '};'
