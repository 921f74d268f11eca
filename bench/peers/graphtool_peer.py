"""graph-tool; see peer.py. Its PageRank stops at a change of 1e-10, nearer to what the others stop at than its 1e-6."""
import warnings

warnings.simplefilter("ignore")  # it warns of drawing libraries that are not used here

import graph_tool
import graph_tool.centrality

import peer


def from_csv(path):
    return graph_tool.load_graph_from_csv(path, directed=False, skip_first=True)


def from_rows(path):
    graph = graph_tool.Graph(directed=False)
    graph.vp["name"] = graph.add_edge_list(peer.rows(path), hashed=True, hash_type="string")
    return graph


def from_pairs(path):
    pairs, names = peer.coded(path)
    graph = graph_tool.Graph(directed=False)
    graph.add_vertex(len(names))
    graph.add_edge_list(pairs)
    graph.vp["name"] = graph.new_vp("string", vals=names)
    return graph


ROUTES = {"add_edge_list": from_rows, "pandas.factorize": from_pairs, "load_graph_from_csv": from_csv}
MEASURES = {
    "pagerank": lambda graph: graph_tool.centrality.pagerank(graph, damping=0.85, epsilon=1e-10),
    "betweenness": lambda graph: graph_tool.centrality.betweenness(graph, norm=False)[0],
    "harmonic": lambda graph: graph_tool.centrality.closeness(graph, norm=False, harmonic=True),
}

if __name__ == "__main__":
    peer.main(
        "graph-tool " + graph_tool.__version__.split()[0],
        ROUTES,
        {name: lambda graph, function=function: function(graph).a for name, function in MEASURES.items()},
        lambda graph: list(graph.vp["name"]),
        lambda graph: (graph.num_vertices(), graph.num_edges()),
    )
