"""graph_oracle.py {LIBRARY FORMAT FILE}...: what networkx or igraph reads in files that entente wrote.

Prints for each file a line that says which it is, and a line a node and an edge, sorted, with their
attributes; check_graph_oracle.c makes the same of the dossier. Exits with 77 where a library is missing.
"""

import re
import sys

try:
    import igraph
    import networkx
except ImportError:
    sys.exit(77)

NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$")


def said(attributes, without):
    """The attributes that are there, as name=value, sorted."""
    pairs = []
    for name, value in attributes.items():
        if name in without or value is None or value == "" or value != value:
            continue
        if NUMBER.match(str(value)):
            value = "%.17g" % float(value)
        pairs.append("%s=%s" % (name, str(value).replace("\n", "\\n")))
    return "|".join(sorted(pairs))


def of_networkx(kind, path):
    read = {"graphml": networkx.read_graphml, "gexf": networkx.read_gexf, "gml": networkx.read_gml}
    graph = read[kind](path)
    own = {"Xlabel": "label", "Xsource": "source", "Xtarget": "target"}
    for node, data in graph.nodes(data=True):
        data = {own.get(name, name): value for name, value in data.items()}
        if data.get("label") == node:
            del data["label"]
        yield "node %s|%s" % (node, said(data, {"start", "end"}))
    for tail, head, data in graph.edges(data=True):
        data = {own.get(name, name): value for name, value in data.items()}
        yield "edge %s|%s|%s" % (tail, head, said(data, {"id", "start", "end"}))


def of_igraph(kind, path):
    graph = igraph.Graph.Read_GraphML(path) if kind == "graphml" else igraph.Graph.Read_GML(path)
    names = graph.vs["id"] if kind == "graphml" else graph.vs["label"]
    for vertex, name in zip(graph.vs, names):
        if kind == "gml":
            yield "node %s" % name
        else:
            data = vertex.attributes()
            yield "node %s|%s" % (name, said(data, {"id", "label"} if data["label"] == name else {"id"}))
    for edge in graph.es:
        ends = "%s|%s" % (names[edge.source], names[edge.target])
        if kind == "gml":
            yield "edge %s" % ends
        else:
            yield "edge %s|%s" % (ends, said(edge.attributes(), set()))


def main():
    arguments = iter(sys.argv[1:])
    for library, kind, path in zip(arguments, arguments, arguments):
        print("#", library, kind)
        lines = (of_networkx if library == "networkx" else of_igraph)(kind, path)
        for line in sorted(lines):
            print(line)


main()
