#!/bin/sh
# api-reference.sh FOLDER: writes the reference of the library as Markdown, from the comments of the
# public headers: a page for each header, and an index by the first sentence of each.
set -eu
out=$1
mkdir -p "$out"
rm -f "$out"/*.md
{
  echo '# The library'
  echo
  echo 'Made from `include/entente/*.h` by `make api-reference`; `doc/manual/library.md` says how to begin.'
  echo
  echo '| header | what it is |'
  echo '|---|---|'
} > "$out/README.md"
for header in include/entente/*.h; do
  name=$(basename "$header" .h)
  awk -v name="$name" '
    NR == 1 { print "# entente/" name ".h"; print ""; next }
    !prose && /^ \*\// { prose = 1; next }
    !prose { sub(/^ \* ?/, ""); sub("^" name "\\.h: ", ""); print; next }
    /^#(ifndef|define) ENTENTE_[A-Z_0-9]*_H$/ { next }
    /^#endif/ { held = $0; next }
    held != "" { body = body held "\n"; held = "" }
    { body = body $0 "\n" }
    END { gsub(/^\n+|\n+$/, "", body); print "\n```c\n" body "\n```" }' "$header" > "$out/$name.md"
  summary=$(awk 'NR == 1 { next } /^ \*\// || /^ \*$/ { exit }
    { sub(/^ \* ?/, ""); text = text (NR > 2 ? " " : "") $0 }
    END { sub(/^[a-z_]*\.h: /, "", text); sub(/[.:] .*/, "", text); sub(/\.$/, "", text); gsub(/\|/, "\\|", text); print text }' "$header")
  echo "| [\`$name.h\`]($name.md) | $summary |" >> "$out/README.md"
done
