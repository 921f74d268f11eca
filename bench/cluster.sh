#!/bin/sh
# cluster.sh BUILD [NODES]: entente-cluster beside entente on a network of 10 ties a node (preferential
# attachment), at 1 and 2 processes: seconds in all, seconds of the processor and the peak memory of
# the process that takes most; and what a round of PageRank takes by itself, at 1, 2 and 4.
# Processors that do other work make the first of these figures worth little, the second not.
set -eu
build=$1
nodes=${2:-1000000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export OMP_NUM_THREADS=1 OMPI_MCA_rmaps_base_oversubscribe=1 OMPI_MCA_mpi_yield_when_idle=1
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1

"$build/bench/generate" attachment "$nodes" 10 1 >"$work/graph.csv"

# The most of each figure over the processes, each of which leaves a file of its own.
tell() {
    cat "$work"/result.* | awk -v what="$1" '
        { if ($1 > wall) wall = $1; if ($2 + $3 > cpu) cpu = $2 + $3; if ($4 > memory) memory = $4 }
        END { printf "%-40s %8.1f s %8.1f s of the processor %8.0f MB\n", what, wall, cpu, memory / 1e3 }'
    rm -f "$work"/result.*
}

{
    printf '%s nodes, %s relations\n' "$nodes" "$(($(wc -l <"$work/graph.csv") - 1))"
    for by in degree pagerank eigenvector; do
        "$build/bench/launch" 3000 "$work/result.0" "$build/entente" rank "$work/graph.csv" --by $by \
            --top 10 --jobs 1 >"$work/one" 2>&1
        tell "entente, one thread: $by"
        for processes in 1 2; do
            mpirun -n $processes sh -c "exec '$build/bench/launch' 3000 '$work/result.'\$OMPI_COMM_WORLD_RANK \
                '$build/entente-cluster' rank '$work/graph.csv' --by $by --top 10" >"$work/many" 2>&1
            tell "entente-cluster, $processes: $by"
        done
    done
    for processes in 1 2 4; do
        mpirun -n $processes "$build/bench/cluster" "$nodes" 10 1
    done
} | tee "$build/bench-cluster.txt"
