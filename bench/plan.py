"""What is measured: graphs, contests, targets, and what is left out. To add one: a line."""

from collections import namedtuple

SEED = 1

# By name: the file's ending, and the arguments of `generate` without the seed.
GRAPHS = {
    "dossier60": ("dot", ["dossier", "60"]),
    "attachment60": ("csv", ["attachment", "60", "3"]),
    "attachment1k": ("csv", ["attachment", "1000", "10"]),
    "attachment10k": ("csv", ["attachment", "10000", "10"]),
    "attachment200k": ("csv", ["attachment", "200000", "10"]),
    "attachment1m": ("csv", ["attachment", "1000000", "10"]),
    "grid30": ("csv", ["grid", "30", "30"]),
    "grid100": ("csv", ["grid", "100", "100"]),
    "grid1000": ("csv", ["grid", "1000", "1000"]),
}

# A contest runs every tool on one graph and one measure, in random order, round after round, until
# `rounds` are done or a tool's `budget` of seconds is spent. `repeats`: of the kernel in one process;
# 0 is what a user's script does, and the whole process is timed. `rows`: what is reported of it.
Contest = namedtuple("Contest", "graph measure repeats rounds budget rows")

FULL = [
    Contest("dossier60", "default", 0, 40, 10, ["command"]),
    Contest("attachment60", "pagerank", 0, 10, 10, ["whole"]),
    Contest("attachment10k", "pagerank", 10, 5, 10, ["load", "pagerank"]),
    Contest("attachment10k", "betweenness", 2, 3, 60, ["betweenness"]),
    Contest("attachment10k", "harmonic", 2, 3, 60, ["harmonic"]),
    Contest("grid100", "betweenness", 2, 3, 40, ["betweenness"]),
    Contest("grid100", "harmonic", 2, 3, 40, ["harmonic"]),
    Contest("attachment200k", "pagerank", 3, 3, 40, ["load", "pagerank"]),
    Contest("attachment200k", "pagerank", 0, 3, 30, ["whole"]),
    Contest("attachment1m", "pagerank", 0, 3, 90, ["load", "pagerank", "whole"]),
    Contest("grid1000", "pagerank", 0, 3, 45, ["load", "pagerank", "whole"]),
]

QUICK = [
    Contest("dossier60", "default", 0, 20, 2, ["command"]),
    Contest("attachment60", "pagerank", 0, 3, 2, ["whole"]),
    Contest("attachment1k", "betweenness", 2, 3, 2, ["betweenness"]),
    Contest("attachment1k", "harmonic", 2, 3, 2, ["harmonic"]),
    Contest("grid30", "betweenness", 2, 3, 2, ["betweenness"]),
    Contest("grid30", "harmonic", 2, 3, 2, ["harmonic"]),
    Contest("attachment10k", "pagerank", 10, 3, 2, ["load", "pagerank"]),
    Contest("attachment10k", "pagerank", 0, 3, 3, ["whole"]),
]

# The graph on which each tool's ways to load are compared, and how often; the fastest is used everywhere.
ROUTES_GRAPH = {"full": ("attachment200k", 2), "quick": ("attachment10k", 1)}

# Seconds after which a process is stopped.
TIMEOUT = {"full": 300, "quick": 60}

# What entente is to take at most of the time of the best peer in the run, by row.
RATIO_TARGETS = {"load": 0.5, "pagerank": 0.25, "betweenness": 0.2, "harmonic": 0.02}
# By (graph, row): what holds for that graph alone; memory is to be less than that of the peer.
WHOLE_TARGETS = {("attachment1m", "whole"): 0.35}
SECONDS_TARGETS = {("dossier60", "command"): 0.015}

# By measure: how far answers may differ, relative to the score (iterations stop somewhere; the rest
# is exact but for rounding).
TOLERANCES = {"pagerank": 1e-6, "betweenness": 1e-9, "harmonic": 1e-9}

# What networkx computes in Python, for each source in turn, takes too long on a graph of more ties than
# this: it is estimated from so many sources (as networkx_peer.py samples).
SAMPLED = {("networkx", "betweenness"), ("networkx", "harmonic")}
SAMPLED_FROM = 2000
SAMPLES = 10

# (tool, graph, measure): why its answer is another one. Its time is not compared where it is.
KNOWN_WRONG = {
    ("graph-tool", "grid100", "betweenness"): "counts shortest paths in 64 bits, and between the corners of a grid"
    " of 35 x 35 or more there are more than 2^64",
}

# (tool, graph): why it is not run.
LEFT_OUT = {
    ("networkx", "attachment1m"): "a dictionary an end of each tie: gigabytes and minutes; see attachment200k",
}
