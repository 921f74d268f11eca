#!/bin/sh
# make.sh FOLDER: writes files there that are meant to break a reader: deep, wide, endless, broken.
# Each is generated, so that the repository stays small.
set -e
mkdir -p "$1"
cd "$1"

# repeat COUNT STRING: without line ends
repeat() { awk -v n="$1" -v s="$2" 'BEGIN { for (i = 0; i < n; i++) printf "%s", s }'; }
# count COUNT FORMAT: FORMAT with the numbers from 0 on, twice
count() { awk -v n="$1" -v f="$2" 'BEGIN { for (i = 0; i < n; i++) printf f, i, i + 1 }'; }

# DOT
{ printf 'digraph { {'; count 3000 'a%d '; printf '} -> {'; count 3000 'b%d '; printf '} }'; } > sets.dot
{ printf 'digraph {'; count 40 'subgraph s%d { subgraph s%d } '; printf '}'; } > sets-in-sets.dot
{ printf 'digraph { '; count 30 'subgraph s%d { a; b; } -> '; printf ' c }'; } > set-chain.dot
{ printf 'digraph { n0'; count 100000 ' -> n%d'; printf ' }'; } > chain.dot
{ echo 'digraph {'; count 100000 'n%d -> n%d\n'; echo '}'; } > chain-lines.dot
{ echo 'digraph {'; count 300000 'hub -> n%d\n'; echo '}'; } > hub.dot
{ printf 'digraph { a ['; count 5000 'x%d=1 '; printf '] }'; } > attributes.dot
{ printf 'digraph {'; count 100000 'n%d [kind="k%d"]; '; printf '}'; } > kinds.dot
{ printf 'digraph {'; count 100000 'n%d -> n%d [relation=t'"$(repeat 3 x)"']; a [x="'; printf '"] }'; } > quotes.dot
{ printf 'digraph '; repeat 100000 '{'; } > deep.dot
{ printf 'digraph '; repeat 200 '{ a -> '; repeat 200 '}'; } > deep-edges.dot
{ printf 'digraph { a [label=<'; repeat 100000 '<b>'; repeat 100000 '</b>'; printf '>] }'; } > html.dot
{ printf 'digraph { a'; repeat 100000 ':p'; printf ' -> b }'; } > ports.dot
{ printf 'digraph { a [label="'; repeat 3000000 'x'; printf '"] }'; } > string.dot
{ printf 'digraph { a [label="'; repeat 100000 '"+"'; printf '"] }'; } > plus.dot
{ repeat 100000 '/* '; } > comment.dot
{ repeat 200000 '"'; } > only-quotes.dot
{ printf 'digraph { a -> b [x="\377\376\300\200\355\240\200"] }'; } > latin.dot
{ printf 'digraph { a\000b }'; } > nul.dot
{ printf 'digraph {'; for d in 9999999999 99999999999999999999-01-01 -9999999999 Y170000002 2000-99-99 \
    1999/9999999999 '[1..9999999999]' XXXX-XX-XX ../..; do printf 'a -> b [when="%s"]; ' $d; done; printf '}'; } > dates.dot
{ printf 'digraph {'; for n in 1e999 -1e999 nan inf 0x1p9999 1e-999 "$(repeat 5000 9)" -0 1e308; do
    printf 'a -> b [weight="%s" confidence="%s"]; ' "$n" "$n"; done; printf '}'; } > numbers.dot
{ printf 'digraph { a [label="'; repeat 20000 '\314\201'; printf '"] }' ; } > accents.dot
{ printf 'digraph {'; count 2000 's%d [kind=source date="9999999999" url="javascript:%d"]; '; printf '}'; } > sources.dot

# XML
bomb() { printf '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">'
    awk 'BEGIN { split("b c d e f g h i j", n, " "); p = "a"; for (i = 1; i < 10; i++) { printf "<!ENTITY %s \"", n[i];
        for (k = 0; k < 10; k++) printf "&%s;", p; printf "\">"; p = n[i] } }'
    printf ']><%s>&j;</%s>' "$1" "$1"; }
bomb graphml > laughs.graphml
bomb gexf > laughs.gexf
{ printf '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><graphml>&a;</graphml>'; } > outside.graphml
{ printf '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><graph>'; repeat 100000 '<node id="a"><graph>'; } > deep.graphml
{ printf '<gexf><graph><nodes>'; repeat 100000 '<node id="a"><nodes>'; } > deep.gexf
{ printf '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><graph><node id="a" '; count 100000 'x%d="1" '
    printf '/></graph></graphml>'; } > attributes.graphml
{ printf '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'; count 5000 '<key id="k%d" for="node" attr.name="k%d"/>'
    printf '<graph>'; printf '<node id="a">'; count 5000 '<data key="k%d">1</data>'; printf '</node></graph></graphml>'; } > keys.graphml
{ printf '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><graph edgedefault="directed"><edge source="a" target="b"/>'
    repeat 30 '<hyperedge>'; } > cut.graphml
{ printf '<gexf><graph mode="dynamic"><nodes>'; count 20000 '<node id="%d" start="9999999999" end="-1e999"/>'
    printf '</nodes></graph></gexf>'; } > dates.gexf
{ printf '<graphml><!--'; repeat 500000 '- '; } > comment.graphml
{ printf '<graphml><![CDATA['; repeat 2000000 ']'; } > cdata.graphml

# JSON
repeat 1000000 '[' > deep.json
{ printf '{"nodes":'; repeat 100000 '{"a":'; } > deep-objects.json
{ printf '{"nodes":[{"id":1'; count 100000 ',"a%d":1'; printf '}],"links":[]}'; } > members.json
{ printf '{"nodes":[{"id":"'; repeat 3000000 'x'; printf '"}]}'; } > string.json
{ printf '{"nodes":[{"id":"\\u0000"},{"id":"\\ud800"},{"id":1e999},{"id":-0}],"links":[{"source":1e999,"target":99999999999999999999}]}'; } > odd.json
{ printf '{"nodes":['; count 100000 '{"id":%d},'; printf '{"id":1}],"links":['; count 100000 '{"source":%d,"target":%d},'
    printf '{"source":0,"target":0}]}'; } > chain.json
{ printf '{"nodes":[],"links":['; repeat 50000 '{"source":'; } > sources.json
{ printf '{"elements":{"nodes":['; repeat 50000 '{"data":{}},'; printf '{}]}}'; } > empty.cyjs
{ printf '[{"CXVersion":"2.0"},{"attributeDeclarations":[{"nodes":{'; count 5000 '"k%d":{"d":"string"},'; printf '"z":{}}}]}]'; } > keys.cx2
{ printf '{"id":"a","schema":"Person","properties":{"name":['; count 100000 '"n%d",'; printf '"z"]}}\n'; } > names.ijson
{ printf '{"id":"a","schema":"Ownership","properties":{"owner":['; count 3000 '"o%d",'; printf '"z"],"asset":['; count 3000 '"p%d",'
    printf '"z"]}}\n'; } > product.ijson
{ repeat 100000 '{'; } > deep.ijson

# Tables
{ count 1000000 'c%d,'; printf 'z\n'; count 1000000 '%d,'; printf 'z\n'; } > columns.csv
{ printf 'source,target\na,"'; repeat 3000000 'x'; } > quote.csv
{ printf 'source,target\n'; repeat 200000 '"'; } > quotes.csv
{ printf 'source,target\n'; repeat 200000 'a,b\n"'; } > broken.csv
{ printf 'source,target,relation\n'; count 100000 'a%d,b,t%d\n'; } > types.csv
{ printf 'source,target,when\n'; count 20000 'a,b,9999999999\n'; } > dates.csv
{ printf 'source,target\na\000,b\n'; } > nul.csv
{ printf 'source,target\n\377\376,\300\n'; } > latin.csv
{ repeat 1000000 '\r'; } > returns.csv
{ repeat 1000000 ','; } > commas.csv
{ printf 'source\ttarget\n'; repeat 500000 '\t\n'; } > tabs.tsv

# GML and Pajek
{ repeat 100000 'graph [ '; } > deep.gml
{ printf 'graph [ '; count 100000 'node [ id %d ] '; count 100000 'edge [ source %d target %d ] '; printf ']'; } > chain.gml
{ printf 'graph [ node [ id 99999999999999999999 label "'; repeat 3000000 '&#1;'; } > string.gml
{ printf 'graph [ node [ id 1e999 ] node [ id -1 ] edge [ source 1e999 target -1 weight 1e999 ] ]'; } > numbers.gml
{ printf '*Vertices 4000000000\n*Arcs\n1 2\n'; } > vertices.net
{ printf '*Vertices 100000\n*Matrix\n'; repeat 100000 '1 '; } > matrix.net
{ printf '*Vertices 3\n*Arcslist\n1'; repeat 200000 " 2"; printf '\n'; } > list.net
{ printf '*Vertices 99999999999999999999\n'; } > many.net
{ printf '*Vertices 2\n1 "'; repeat 2000000 'x'; printf '\n'; } > quote.net
: > empty.dot; : > empty.csv; : > empty.json; : > empty.graphml; : > empty.gml; : > empty.net; : > empty.gexf
