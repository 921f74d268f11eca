"""networkx; see peer.py. Its PageRank stops at a change of 1e-10, nearer to what the others stop at than its 1e-6."""
import networkx

import peer

SAMPLES = 10


def from_rows(path):
    graph = networkx.Graph()
    graph.add_edges_from(peer.rows(path))
    return graph


def from_lines(path):
    with open(path, "rb") as lines:
        next(lines)
        return networkx.read_edgelist(lines, delimiter=",", data=False)


ROUTES = {
    "add_edges_from": from_rows,
    "read_edgelist": from_lines,
    "from_pandas_edgelist": lambda path: networkx.from_pandas_edgelist(peer.frame(path)),
}
# nodes x tol is what it stops at, in the sum of absolute changes.
MEASURES = {
    "pagerank": lambda graph: networkx.pagerank(graph, alpha=0.85, tol=1e-10 / len(graph), max_iter=1000),
    "betweenness": lambda graph: networkx.betweenness_centrality(graph, normalized=False),
    "harmonic": networkx.harmonic_centrality,
    # From a few sources only, for an estimate of the time that all of them take.
    "betweenness-sample": lambda graph: networkx.betweenness_centrality(graph, k=SAMPLES, seed=1),
    "harmonic-sample": lambda graph: networkx.harmonic_centrality(graph, sources=list(graph)[:SAMPLES]),
}

def in_order(measure):
    """The measure's scores by node: its dictionary has an order of its own."""

    def scores(graph):
        by_node = measure(graph)
        return [by_node[node] for node in graph]

    return scores


if __name__ == "__main__":
    peer.main(
        "networkx " + networkx.__version__,
        ROUTES,
        {name: in_order(measure) for name, measure in MEASURES.items()},
        lambda graph: graph.nodes,
        lambda graph: (graph.number_of_nodes(), graph.number_of_edges()),
    )
