"""What the peers in Python have in common: the arguments, the clock, the answer.

    PEER.py FILE TASK REPEATS [ROUTE]

FILE is CSV with the header "source,target" and names of the form n123; TASK is "load" or one of the
peer's measures; ROUTE one of its ways to load (default: the first); TASK "routes" lists these. Prints one JSON object: the
seconds of loading and of each repeat of the kernel (and of processors: "..._cpu"), the 20 highest scores with their names, checksums
over all scores, the version. Imports are not counted as loading. With REPEATS 0 it does what a user's script would do: loads, computes
once, prints the 20 highest scores, and no checksums are made: for the time of the whole process.
"""
import csv
import heapq
import json
import os
import sys
import tempfile
import time

# Big, and only some ways to load need them.
if any("pandas" in word.lower() or "frame" in word.lower() for word in sys.argv[4:]):
    import numpy
    import pandas

TOP = 20


def rows(path):
    """The rows as lists of two names, without the header."""
    with open(path, newline="") as file:
        reader = csv.reader(file)
        next(reader)
        yield from reader


def frame(path):
    """The rows as a table of pandas."""
    return pandas.read_csv(path, dtype=str, na_filter=False)


def coded(path):
    """The rows as an array of pairs of numbers, and the names by number."""
    table = frame(path)
    codes, names = pandas.factorize(numpy.concatenate([table["source"].to_numpy(), table["target"].to_numpy()]))
    return numpy.ascontiguousarray(codes.reshape(2, -1).T, dtype=numpy.int64), names


def ncol(path, read):
    """What read() makes of the rows as "source target" lines; writing these counts as loading."""
    with open(path, "rb") as file, tempfile.NamedTemporaryFile(dir=os.path.dirname(path), suffix=".ncol") as lines:
        next(file)
        for block in iter(lambda: file.read(1 << 20), b""):
            lines.write(block.replace(b",", b" "))
        lines.flush()
        return read(lines.name)


def checksums(names, scores):
    """Their sum; and the sum that tells which node has which score."""
    return (sum(scores), sum(score * (int(name[1:]) % 1009 + 1) for name, score in zip(names, scores)))


def timed(function, *arguments):
    """What the function returns, the seconds that it took, and those of processors."""
    start, used = time.perf_counter(), time.process_time()
    result = function(*arguments)
    return result, time.perf_counter() - start, time.process_time() - used


def top_of(names, scores):
    return [[names[i], scores[i]] for i in heapq.nlargest(TOP, range(len(scores)), key=lambda i: (scores[i], names[i]))]


def main(version, routes, measures, names_of, size_of):
    """`routes`: by name, path -> graph. `measures`: by name, graph -> scores in the order of names_of()."""
    path, task, repeats = sys.argv[1], sys.argv[2], int(sys.argv[3])
    if task == "routes":
        print("\n".join(routes))
        return
    route = sys.argv[4] if len(sys.argv) > 4 else next(iter(routes))
    graph, load, load_cpu = timed(routes[route], path)
    answer = {"version": version, "route": route, "load": load, "load_cpu": load_cpu, "kernel": [], "kernel_cpu": []}
    answer["nodes"], answer["ties"] = size_of(graph)
    for _ in range(max(repeats, 1) if task != "load" else 0):
        scores, seconds, cpu = timed(measures[task], graph)
        answer["kernel"].append(seconds)
        answer["kernel_cpu"].append(cpu)
    if task != "load":
        names, scores = list(names_of(graph)), [float(score) for score in scores]
        answer["top"] = top_of(names, scores)
        if repeats:
            answer["sums"] = checksums(names, scores)
    json.dump(answer, sys.stdout)
