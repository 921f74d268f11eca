"""Writes bench.md and bench.json: what was measured, whether answers agree, which targets are missed."""

import json
import os
import platform
import sys
import time

import plan

HERE = os.path.dirname(os.path.abspath(__file__))


def seconds(value):
    if value < 0.0995:
        return "%.3g ms" % (value * 1000)
    return "%.3g s" % value if value < 99.5 else "%.0f s" % value


def size(value):
    return "%.0f MiB" % (value / 2**20) if value >= 10 * 2**20 else "%.1f MiB" % (value / 2**20)


def table(heads, rows):
    lines = [heads, ["---"] * len(heads)] + rows
    return "".join("| " + " | ".join(line) + " |\n" for line in lines) + "\n"


# -------------------------------------------------------------- agreement


def relative(a, b):
    return abs(a - b) / max(abs(a), abs(b)) if a != b else 0.0


def difference(one, other):
    """The largest relative difference of their highest scores, by place and by name, and of the sums."""
    if not one["top"] or not other["top"]:
        return None
    scores, others = dict(one["top"]), dict(other["top"])
    pairs = list(zip(scores.values(), others.values()))
    pairs += [(scores[name], others[name]) for name in scores if name in others]
    if one["sums"] and other["sums"]:
        pairs += list(zip(one["sums"], other["sums"]))
    return max(relative(a, b) for a, b in pairs)


def agreements(result):
    """By tool: how far its answer is from the first one's, and whether that is too far."""
    answers = [one for one in result["summaries"] if one["top"] and not one["estimated"]]
    tolerance, agreed = plan.TOLERANCES.get(result["measure"], 0), {}
    for one in answers[1:] if result["row"] != "load" else []:
        off = difference(answers[0], one)
        agreed[one["tool"]] = (off, off > tolerance)
    return agreed


def known_wrong(result, tool):
    return plan.KNOWN_WRONG.get((tool, result["graph"], result["measure"]))


def disagreements(results):
    """In words, each answer that differs by more than it may, and nobody knows why."""
    return [
        "%s on %s: %s differs by %.1e; %.0e may be"
        % (result["measure"], result["graph"], tool, off, plan.TOLERANCES[result["measure"]])
        for result in results
        for tool, (off, too_far) in agreements(result).items()
        if too_far and not known_wrong(result, tool)
    ]


# -------------------------------------------------------------- targets


def best_peer(result):
    """The fastest one with the right answer."""
    wrong = {tool for tool, (_, too_far) in agreements(result).items() if too_far}
    peers = [one for one in result["summaries"] if one["peer"] and not one["estimated"]]
    return min((one for one in peers if one["tool"] not in wrong), key=lambda one: one["median"], default=None)


def own(result):
    """entente as it is by default: on every processor."""
    return next((one for one in result["summaries"] if one["tool"] == "entente"), None)


def judge(result):
    """What is asked of the result, what it is, and by how much it is missed (at most 1: it is not); None
    where nothing is asked or nobody can be compared."""
    key, entente, best = (result["graph"], result["row"]), own(result), best_peer(result)
    if key in plan.SECONDS_TARGETS and entente:
        limit = plan.SECONDS_TARGETS[key]
        return "under " + seconds(limit), seconds(entente["median"]), entente["median"] / limit
    limit = plan.WHOLE_TARGETS.get(key) or plan.RATIO_TARGETS.get(result["row"])
    if not limit or not entente or not best:
        return None
    ratio = entente["median"] / best["median"]
    asked, is_so, over = "%g of %s" % (limit, best["tool"]), "%.3g" % ratio, ratio / limit
    if key in plan.WHOLE_TARGETS:
        memory = entente["peak"] / best["peak"]
        asked, is_so, over = asked + ", less memory", is_so + ", memory %.3g" % memory, max(over, memory)
    return asked, is_so, over


def reasons():
    found = {}
    with open(os.path.join(HERE, "reasons.txt"), encoding="utf-8") as file:
        for line in file:
            if line.strip() and not line.startswith("#"):
                row, graph, reason = line.strip().split(None, 2)
                found[row, graph] = reason
    return found


def judgements(results):
    """The rows of the table of targets."""
    known, rows = reasons(), []
    for result in results:
        judged = judge(result)
        if not judged:
            continue
        asked, is_so, over = judged
        why = known.get((result["row"], result["graph"]), "nobody wrote why into bench/reasons.txt")
        verdict = "met" if over <= 1 else "**missed**, %.3g times over: %s" % (over, why)
        rows.append([result["row"], result["graph"], asked, is_so, verdict])
    return rows


# -------------------------------------------------------------- the report


def first_of(path, start):
    """The rest of the first line that starts so, past its colon."""
    try:
        with open(path) as file:
            return next(line.split(":", 1)[1].strip() for line in file if line.startswith(start))
    except (OSError, StopIteration):
        return None


def machine():
    model = first_of("/proc/cpuinfo", "model name") or platform.processor() or "unknown"
    memory = first_of("/proc/meminfo", "MemTotal")
    memory = "%.0f GiB of memory" % (int(memory.split()[0]) / 2**20) if memory else "memory unknown"
    return "%s, %d processors, %s, %s %s" % (
        model, os.cpu_count(), memory, platform.system(), platform.machine())


def head(run, took):
    lines = [
        "# Benchmark\n",
        "- when: %s, in %.0f s" % (time.strftime("%Y-%m-%d"), took),
        "- machine: " + machine(),
        "- load average: %.1f before it began, up to %.1f while it ran, its own processes included"
        % (run.loads[0], max(run.loads)),
        "- versions: " + "; ".join(sorted(set(run.versions.values()))),
        "- not installed, so not compared: " + (", ".join(run.missing) or "none"),
        "- seed of all graphs: %d" % plan.SEED,
        "",
        "Ratios are medians over the median of the best peer. *load*: from a CSV file of names to a graph to"
        " compute on, imports not counted. *whole*: the process, from its start to the 20 highest scores."
        " Peak memory is the process's. Peers run with the threads that they take by default. Each peer loads"
        " in the fastest of its ways. The PageRank of networkx and graph-tool is asked to stop at a change of 1e-10"
        " in all, instead of their 1e-6; what entente and igraph stop at is smaller.\n",
    ]
    return "\n".join(lines) + "\n"


def graphs(run):
    rows = [
        [name, "generate " + " ".join(plan.GRAPHS[name][1]), digest[:16]] for name, digest in run.hashes.items()
    ]
    return "## Graphs\n\n" + table(["graph", "made by", "SHA-256 begins"], rows)


def routes(run):
    rows = [
        [name, route, taken if isinstance(taken, str) else seconds(taken)]
        for name, taken_by in run.routes.items()
        for route, taken in taken_by.items()
    ]
    if not rows:
        return ""
    graph, tries = plan.ROUTES_GRAPH[run.size]
    return "## Ways to load %s\n\n" % graph + table(["peer", "way", "least of %d" % tries], rows)


def result_row(one, best, agreed):
    ratio = "%.3g" % (one["median"] / best["median"]) if best else ""
    off = agreed.get(one["tool"])
    words = "" if off is None else "differs by %.0e" % off[0] if off[0] else "equal"
    return [
        one["tool"] + (" (estimated)" if one["estimated"] else ""),
        seconds(one["median"]),
        "%s – %s (%d)" % (seconds(one["least"]), seconds(one["most"]), one["count"]),
        seconds(one["cpu"]),
        ratio,
        size(one["peak"]),
        "**%s, too far**" % words if off and off[1] else words,
    ]


def section(result):
    """One result: who took how long, and who is not there."""
    best, agreed = best_peer(result), agreements(result)
    of = ", " + result["measure"] if result["row"] == "whole" else ""
    rows = [result_row(one, best, agreed) for one in result["summaries"]]
    heads = ["tool", "median", "least – most (runs)", "processors' time", "ratio", "peak memory", "answer"]
    lines = "### %s%s on %s\n\n" % (result["row"], of, result["graph"]) + table(heads, rows)
    notes = ["- %s: %s" % (name, why) for name, why in result["absent"].items()]
    notes += [
        "- %s: another answer: it %s" % (tool, known_wrong(result, tool))
        for tool, (_, too_far) in agreed.items()
        if too_far and known_wrong(result, tool)
    ]
    notes += ["- entente: " + one["remark"] for one in result["summaries"][:1] if one["remark"]]
    if any(one["estimated"] for one in result["summaries"]):
        notes.append("- estimated: from %d sources; its answer is not compared" % plan.SAMPLES)
    return lines + ("\n".join(notes) + "\n\n" if notes else "")


def failures(results):
    return [
        "%s on %s: %s: %s" % (result["row"], result["graph"], tool, why)
        for result in results
        for tool, why in result["absent"].items()
        if tool.startswith("entente")
    ]


def write(run, took):
    """Writes both files with what there is so far."""
    wrong, judged = failures(run.results) + disagreements(run.results), judgements(run.results)
    text = head(run, took) + "## Targets\n\n"
    text += table(["what", "graph", "target", "is", "verdict"], judged) if judged else "Nothing to compare with.\n\n"
    if wrong:
        text += "## Wrong\n\n" + "\n".join("- " + line for line in wrong) + "\n\n"
    text += "## Results\n\n" + "".join(section(result) for result in run.results) + routes(run) + graphs(run)
    with open(os.path.join(run.build, "bench.md"), "w", encoding="utf-8") as file:
        file.write(text)
    with open(os.path.join(run.build, "bench.json"), "w", encoding="utf-8") as file:
        json.dump({"results": run.results, "routes": run.routes, "versions": run.versions}, file, indent=1)


def conclude(run):
    """Prints the verdicts; ends the process with 1 where an answer differs or entente fails."""
    wrong = failures(run.results) + disagreements(run.results)
    for line in wrong:
        print("bench: " + line, file=sys.stderr)
    for row in judgements(run.results):
        print("%s on %s: target %s, is %s: %s" % tuple(row))
    print("wrote " + os.path.join(run.build, "bench.md"))
    sys.exit(1 if wrong else 0)
