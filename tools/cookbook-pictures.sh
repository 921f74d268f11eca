#!/bin/sh
# cookbook-pictures.sh BUILD: draws the pictures of doc/cookbook anew, by the commands that its pages
# show: what they write as build/NAME.svg becomes NAME.svg there, if there is one.
set -eu
PATH="$PWD/$1:$PATH"
sed -n 's/^\$ \(entente .* -o build\/\([a-z-]*\)\.svg.*\)/\2 \1/p' doc/cookbook/*.md |
  while read -r name command; do
    [ -f "doc/cookbook/$name.svg" ] || continue
    sh -c "$command" </dev/null >/dev/null
    cp "build/$name.svg" doc/cookbook/
  done
