"""python-igraph; see peer.py."""
import igraph

import peer


def from_pairs(path):
    pairs, names = peer.coded(path)
    graph = igraph.Graph(n=len(names), edges=pairs, directed=False)
    graph.vs["name"] = names
    return graph


ROUTES = {
    "Graph.TupleList": lambda path: igraph.Graph.TupleList(peer.rows(path), directed=False),
    "Graph.Read_Ncol": lambda path: peer.ncol(
        path, lambda lines: igraph.Graph.Read_Ncol(lines, names=True, weights=False, directed=False)
    ),
    "Graph.DataFrame": lambda path: igraph.Graph.DataFrame(peer.frame(path), directed=False, use_vids=False),
    "pandas.factorize": from_pairs,
}
MEASURES = {
    "pagerank": lambda graph: graph.pagerank(damping=0.85),
    "betweenness": lambda graph: graph.betweenness(directed=False),
    "harmonic": lambda graph: graph.harmonic_centrality(normalized=False),
}

if __name__ == "__main__":
    peer.main(
        "python-igraph " + igraph.__version__,
        ROUTES,
        MEASURES,
        lambda graph: graph.vs["name"],
        lambda graph: (graph.vcount(), graph.ecount()),
    )
