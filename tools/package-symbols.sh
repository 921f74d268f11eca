#!/bin/sh
# package-symbols.sh SOVERSION VERSION OLD: the symbols file of the Debian package from src/entente.map: which
# version each function has been there from on. What OLD, the file so far, knows stays; the rest is new in VERSION.
set -eu
awk -v so="$1" -v version="$2" '
    FILENAME == ARGV[1] { if ($1 ~ /@/) { since[$1] = $2 } next }
    FNR == 1 {
        print "libentente.so." so " libentente" so " #MINVER#"
        print "* Build-Depends-Package: libentente-dev"
    }
    / {$/ { node = $1; name = $1 }
    /^    .*;$/ { name = substr($1, 1, length($1) - 1) }
    name { full = name "@" node; print " " full, full in since ? since[full] : version; name = "" }
' "$3" src/entente.map
