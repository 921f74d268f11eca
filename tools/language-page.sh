#!/bin/sh
# language-page.sh VERSION: the manual page entente-dossier(5), as scdoc(5) reads it, from what the
# manual in doc/ says of the dossier language. A table of two columns is a list of terms there, a wider
# one stands as it is.
set -eu
cd "$(dirname "$0")/.."
awk -v version="$1" '
    function escaped(text) {
        gsub(/[\\*_+]/, "\\\\&", text)
        return text
    }
    # `code` and **bold** are bold, [words](target) are the words.
    function inline(text,   out, at, end) {
        for (out = ""; text != ""; text = substr(text, at)) {
            if (match(text, /^`[^`]*`/) && RLENGTH > 2) {
                out = out "*" escaped(substr(text, 2, RLENGTH - 2)) "*"
                at = RLENGTH + 1
            } else if (match(text, /^\*\*/)) {
                out = out "*"
                at = 3
            } else if (match(text, /^\*[^* ][^*]*\*/)) {
                at = RLENGTH + 1
                out = out "_" escaped(substr(text, 2, at - 3)) "_"
            } else if (match(text, /^\[[^]]*\]\([^)]*\)/)) {
                at = RLENGTH + 1
                end = index(text, "](")
                out = out inline(substr(text, 2, end - 2))
            } else {
                out = out escaped(substr(text, 1, 1))
                at = 2
            }
        }
        return out
    }
    # The cells of a row of a table; "\|" is no end of one.
    function cells(row, list,   count, i) {
        gsub(/\\\|/, "\001", row)
        sub(/^\| */, "", row)
        sub(/ *\|$/, "", row)
        count = split(row, list, / *\| */)
        for (i = 1; i <= count; i++)
            gsub(/\001/, "|", list[i])
        return count
    }
    # A row of a wide table waits for the others, to be as wide as they are.
    function keep(count,   i) {
        for (i = 1; i <= count; i++) {
            gsub(/[`*]/, "", cell[i])
            kept[rows, i] = cell[i]
            if (length(cell[i]) > width[i])
                width[i] = length(cell[i])
        }
        columns = count
    }
    function end_table(   i, j, line) {
        if (columns)
            print "```"
        for (i = 1; columns && i <= rows; i++) {
            line = ""
            for (j = 1; j <= columns; j++)
                line = line sprintf("%-" (width[j] + 2) "s", kept[i, j])
            sub(/ *$/, "", line)
            print line
        }
        if (rows)
            print columns ? "```\n" : ""
        split("", width)
        rows = columns = 0
    }
    BEGIN {
        print "entente-dossier(5) \"entente " version "\"\n\n# NAME\n"
        print "entente-dossier - the language of dossiers: Graphviz DOT with attributes of its own\n"
        print "# DESCRIPTION"
    }
    /^```/ {
        end_table()
        print "```"
        fenced = !fenced
        next
    }
    fenced {
        gsub(/[\\`]/, "\\\\&")
        print
        next
    }
    /^# / { next }
    /^## / { print "# " toupper(substr($0, 4)); next }
    /^### / { print "## " substr($0, 5); next }
    /^\|[-|]*$/ { next }
    /^\|/ {
        count = cells($0, cell)
        if (++rows == 1 && count == 2)
            next
        if (count == 2) {
            print (rows > 2 ? "\n" : "") inline(cell[1]) "\n\t" inline(cell[2])
            next
        }
        keep(count)
        next
    }
    {
        end_table()
        print inline($0)
    }
    END {
        end_table()
        print "\n# SEE ALSO\n\n*entente*(1), *entente-check*(1), *entente-fmt*(1)"
    }' doc/manual/language.md
