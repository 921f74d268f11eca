"""Who takes part: the peers that are installed, entente, and how each is started."""

import os
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))

# Name, its script, the module or package that it needs.
PEERS = [
    ("python-igraph", "igraph_peer.py", "igraph"),
    ("networkx", "networkx_peer.py", "networkx, scipy"),
    ("graph-tool", "graphtool_peer.py", "graph_tool"),
    ("R igraph", "igraph_peer.R", "igraph"),
]


def succeeds(command):
    try:
        return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0
    except OSError:
        return False


def version_of(build):
    """entente's, and the commit it was built from where that is known."""
    words = subprocess.run([build + "/entente", "--version"], stdout=subprocess.PIPE, text=True).stdout
    commit = ["git", "-C", HERE, "describe", "--always", "--dirty"]
    where = subprocess.run(commit, stdout=subprocess.PIPE, text=True).stdout.strip() if succeeds(commit) else ""
    return words.splitlines()[0] + (" (%s)" % where if where else "")


def python_with(modules):
    """A Python that has the modules: the first one on PATH need not be the one that packages go to."""
    candidates = [shutil.which("python3"), sys.executable, "/usr/bin/python3", "/usr/local/bin/python3"]
    for python in dict.fromkeys(filter(None, candidates)):
        if succeeds([python, "-c", "import " + modules]):
            return python
    return None


class Peer:
    """A peer of the table above that is installed."""

    def __init__(self, name, start):
        self.name, self.start, self.route = name, start, None

    def kernel(self, path, task, repeats, route=None):
        route = route or self.route
        return self.start + [path, task, str(repeats)] + ([route] if route else [])

    def whole(self, path, task):
        return self.kernel(path, task, 0)

    def routes(self):
        """Its ways to load, by name."""
        listed = subprocess.run(self.start + ["-", "routes", "0"], stdout=subprocess.PIPE, text=True)
        return listed.stdout.split() if listed.returncode == 0 else []


class Entente:
    """entente: the library for the kernels, the command for whole processes."""

    def __init__(self, build, jobs):
        self.name = "entente" if jobs == 0 else "entente --jobs %d" % jobs
        self.build, self.jobs, self.route = build, jobs, None

    def kernel(self, path, task, repeats, route=None):
        del route
        return [self.build + "/bench/kernels", path, task, str(max(repeats, 1)), str(self.jobs)]

    def whole(self, path, task):
        command = [self.build + "/entente", "rank", path]
        if task != "default":
            command += ["--by", task, "--top", "20", "--format", "json"]
        return command + (["--jobs", str(self.jobs)] if self.jobs else [])


def find_peers():
    """Those that are installed, and the names of those that are not."""
    found, missing = [], []
    for name, script, needs in PEERS:
        path = os.path.join(HERE, "peers", script)
        if script.endswith(".R"):
            there = succeeds(["Rscript", "-e", "library(%s)" % needs])
            start = ["Rscript", path] if there else None
        else:
            python = python_with(needs)
            start = [python, "-B", path] if python else None
        if start:
            found.append(Peer(name, start))
        else:
            missing.append(name)
    return found, missing
