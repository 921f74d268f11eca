"""The benchmark: entente and its peers on the same graphs, in one run, as ratios.

    bench.py BUILD full|quick

Needs what `make bench` builds in BUILD and uses the peers that are installed. Writes BUILD/bench.md (see
report.py) and BUILD/bench.json, and prints where a target is missed. plan.py says what is measured.
"""

import hashlib
import json
import os
import random
import subprocess
import sys
import time
from statistics import median

import plan
import report
import tools


class Run:
    """One run of the benchmark: where it works, what takes part, and what was measured."""

    def __init__(self, build, size):
        self.build, self.size, self.folder = build, size, os.path.join(build, "bench")
        self.contests = plan.QUICK if size == "quick" else plan.FULL
        self.timeout = plan.TIMEOUT[size]
        self.random = random.Random(plan.SEED)
        self.peers, self.missing = tools.find_peers()
        self.entente = [tools.Entente(build, 0), tools.Entente(build, 1)]
        self.hashes, self.routes, self.results = {}, {}, []
        self.versions = {"entente": tools.version_of(build)}
        self.loads = [os.getloadavg()[0]]

    def path(self, graph):
        return os.path.join(self.folder, graph + "." + plan.GRAPHS[graph][0])


def say(words):
    print("bench: " + words, file=sys.stderr, flush=True)


def generate(run):
    """Writes the graphs that the contests need, and keeps the hashes of their bytes."""
    needed = [contest.graph for contest in run.contests] + [plan.ROUTES_GRAPH[run.size][0]]
    for graph in dict.fromkeys(needed):
        say("generating " + graph)
        with open(run.path(graph), "wb") as file:
            command = [run.folder + "/generate"] + plan.GRAPHS[graph][1] + [str(plan.SEED)]
            subprocess.run(command, stdout=file, check=True)
        digest = hashlib.sha256()
        with open(run.path(graph), "rb") as file:
            for block in iter(lambda: file.read(1 << 20), b""):
                digest.update(block)
        run.hashes[graph] = digest.hexdigest()


def complaint(words):
    """The line of a tool's messages that says most: the first that says "error", else the last."""
    lines = [line.strip() for line in words.splitlines() if line.strip()] or ["nothing said"]
    return next((line for line in lines if "error:" in line), lines[-1])


def launch(run, command):
    """Runs it; what it took, and its output or why there is none."""
    measured = os.path.join(run.folder, "launch.txt")
    done = subprocess.run(
        [run.folder + "/launch", str(run.timeout), measured] + command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    if done.returncode:
        return {"failure": done.stderr.strip() or "launch failed"}
    with open(measured) as file:
        wall, user, system, peak, status = file.read().split()
    taken = {"wall": float(wall), "cpu": float(user) + float(system), "peak": int(peak) * 1024}
    if status == "124":
        return {"failure": "stopped after %d s" % run.timeout}
    if status != "0":
        return {"failure": "status %s: %s" % (status, complaint(done.stderr))}
    return {**taken, "output": done.stdout}


def answer_of(taken):
    """Adds what the process printed: of entente's command, its table."""
    if "failure" in taken or not taken["output"].startswith("{"):
        return taken
    answer = json.loads(taken.pop("output"))
    if "ranking" in answer:
        measure = list(answer["ranking"][0])[-1]
        answer = {"top": [[row["id"], row[measure]] for row in answer["ranking"]]}
    return {**taken, **answer}


def choose_routes(run):
    """Gives each peer the fastest of its ways to load."""
    graph, tries = plan.ROUTES_GRAPH[run.size]
    for peer in run.peers:
        seconds = {}
        for route in peer.routes():
            say("%s loads %s with %s" % (peer.name, graph, route))
            command = peer.kernel(run.path(graph), "load", 0, route)
            taken = [answer_of(launch(run, command)) for _ in range(tries)]
            failures = [one["failure"] for one in taken if "failure" in one]
            seconds[route] = failures[0] if failures else min(one["load"] for one in taken)
        run.routes[peer.name] = seconds
        working = [route for route in seconds if not isinstance(seconds[route], str)]
        peer.route = min(working, key=seconds.get, default=None)


class Entry:
    """One tool in a contest: how it is started, and what it took each time."""

    def __init__(self, tool, is_peer, process, command):
        self.name, self.is_peer, self.process, self.command = tool.name, is_peer, process, command
        self.taken, self.failure, self.spent, self.scale = [], None, 0.0, 1

    def values(self, row, of=""):
        """What it took, by repeat; empty where it says nothing of the row. `of` "_cpu": of processors."""
        if row in ("whole", "command"):
            return [one["cpu" if of else "wall"] for one in self.taken if self.process == "whole"]
        if row == "load":
            return [one["load" + of] for one in self.taken if "load" in one]
        return [seconds * self.scale for one in self.taken for seconds in one.get("kernel" + of, [])]


def entries_of(run, contest):
    """Who runs, and why the others do not. A peer's process tells load, kernel and whole at once; entente
    has a process for the kernels and one, the command, for the whole."""
    path, entries, absent = run.path(contest.graph), [], {}
    for tool in run.entente:
        if contest.repeats == 0:
            entries.append(Entry(tool, False, "whole", tool.whole(path, contest.measure)))
        if set(contest.rows) - {"whole", "command"}:
            command = tool.kernel(path, contest.measure, contest.repeats)
            entries.append(Entry(tool, False, "kernel", command))
    for peer in run.peers if contest.measure != "default" else []:
        reason = plan.LEFT_OUT.get((peer.name, contest.graph))
        if reason or not peer.route:
            absent[peer.name] = reason or "none of its ways to load works"
            continue
        entries.append(peer_entry(peer, contest, path))
    return entries, absent


def peer_entry(peer, contest, path):
    if (peer.name, contest.measure) in plan.SAMPLED:
        with open(path, "rb") as file:
            if sum(1 for _ in file) > plan.SAMPLED_FROM:
                return Entry(peer, True, "sample", peer.kernel(path, contest.measure + "-sample", 1))
    return Entry(peer, True, "whole", peer.kernel(path, contest.measure, contest.repeats))


def run_entry(run, entry):
    taken = answer_of(launch(run, entry.command))
    if "failure" in taken:
        entry.failure = taken["failure"]
        return
    entry.spent += taken["wall"]
    entry.taken.append(taken)
    if entry.process == "sample":
        entry.scale = taken["nodes"] / plan.SAMPLES
    if entry.is_peer:
        run.versions[entry.name] = taken["version"]


def compete(run, contest):
    """All rounds of a contest: in each, everybody once, in random order."""
    entries, absent = entries_of(run, contest)
    run.loads.append(os.getloadavg()[0])
    say("%s on %s" % (contest.measure, contest.graph))
    with open(run.path(contest.graph), "rb") as file:
        while file.read(1 << 20):  # into the system's cache, for all alike
            pass
    for round_number in range(contest.rounds):
        ready = [entry for entry in entries if not entry.failure]
        if round_number:  # one more only where it fits the budget
            ready = [one for one in ready if one.spent * (1 + 1 / len(one.taken)) <= contest.budget]
        run.random.shuffle(ready)
        for entry in ready:
            run_entry(run, entry)
    for row in contest.rows:
        run.results.append(row_of(contest, row, entries, dict(absent)))


def summary(entry, row):
    values = entry.values(row)
    answers = [one for one in entry.taken if "top" in one]
    return {
        "tool": entry.name,
        "peer": entry.is_peer,
        "estimated": entry.process == "sample" and row != "load",
        "median": median(values),
        "least": min(values),
        "most": max(values),
        "count": len(values),
        "cpu": median(entry.values(row, "_cpu")),
        "peak": median([one["peak"] for one in entry.taken]),
        "top": answers[-1]["top"] if answers else None,
        "sums": answers[-1].get("sums") if answers else None,
        "remark": entry.taken[-1].get("remark", ""),
    }


def row_of(contest, row, entries, absent):
    """What the contest says of loading, of the kernel, or of whole processes."""
    for entry in entries:
        if entry.failure:
            absent[entry.name] = entry.failure
    summaries = [summary(entry, row) for entry in entries if entry.values(row)]
    return {
        "graph": contest.graph,
        "measure": contest.measure,
        "row": row,
        "summaries": summaries,
        "absent": absent,
    }


def main():
    if len(sys.argv) != 3 or sys.argv[2] not in ("full", "quick"):
        sys.exit("usage: bench.py BUILD full|quick")
    run = Run(os.path.abspath(sys.argv[1]), sys.argv[2])
    begin = time.time()
    if run.loads[0] > os.cpu_count() / 2:
        say("the machine is busy (a load average of %.1f): this measures that too" % run.loads[0])
    for name in run.missing:
        say("%s is not installed (sh tools/deps.sh bench)" % name)
    generate(run)
    choose_routes(run)
    for contest in run.contests:
        compete(run, contest)
        report.write(run, time.time() - begin)  # each time: what there is survives an interruption
    report.conclude(run)


if __name__ == "__main__":
    main()
