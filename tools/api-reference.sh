#!/bin/sh
# api-reference.sh FOLDER: writes the reference of the library as Markdown, from the comments of the
# public headers: a page for each header, and an index by the first sentence of each.
set -eu
out=$1
mkdir -p "$out"
rm -f "$out"/*.md
LC_ALL=C awk -v out="$out" '
  function finish() {
    if (!name)
      return
    gsub(/^\n+|\n+$/, "", body)
    print "\n```c\n" body "\n```" > page
    close(page)
    sub(/[.:] .*/, "", summary)
    sub(/\.$/, "", summary)
    gsub(/\|/, "\\|", summary)
    print "| [`" name ".h`](" name ".md) | " summary " |" > list
  }
  BEGIN {
    list = out "/README.md"
    print "# The library\n" > list
    print "Made from `include/entente/*.h` by `make api-reference`;" > list
    print "[the manual](../manual/library.md) says how to begin.\n" > list
    print "| header | what it is |\n|---|---|" > list
  }
  FNR == 1 { # the opening of the comment at the top
    finish()
    name = FILENAME
    gsub(/.*\/|\.h$/, "", name)
    page = out "/" name ".md"
    body = held = summary = ""
    top = first = 1
    print "# entente/" name ".h\n" > page
    next
  }
  top && /^ \*\// { top = first = 0; next }
  top {
    sub(/^ \* ?/, "")
    sub("^" name "\\.h: ", "")
    print > page
    if ($0 == "")
      first = 0
    if (first)
      summary = summary (summary == "" ? "" : " ") $0
    next
  }
  /^#(ifndef|define) ENTENTE_[A-Z_0-9]*_H$/ { next }
  held != "" { body = body held "\n"; held = "" }
  /^#endif/ { held = $0; next } # the last one is the guard
  { body = body $0 "\n" }
  END { finish() }' include/entente/*.h
