#!/bin/sh
# run.sh BUILD [LARGE]: entente-cluster on 1 to 4 processes beside entente: on the CSTO table, on
# memberships of states where the data are there, on generated graphs, a small one and one of 200,000
# entities and 2 million relations (of which it ranks by two measures; LARGE: by all), on tables that are
# wrong, and when a process dies.
set -u
build=$1 large=${2:-}
here=$(dirname "$0")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export ENTENTE="$build/entente" CLUSTER="$build/entente-cluster" LC_ALL=C.UTF-8 NO_COLOR=1

# As root, on fewer processors than processes, and without taking these from others while waiting.
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1
export OMPI_MCA_rmaps_base_oversubscribe=1 OMPI_MCA_mpi_yield_when_idle=1 OMP_NUM_THREADS=1

failed=0 done=0
same() {
    done=$((done + 1))
    sh "$here/same.sh" "$@" || failed=$((failed + 1))
}
program() {
    done=$((done + 1))
    mpirun -n "$@" </dev/null >"$work/said" 2>&1 || { failed=$((failed + 1)); tail -n 30 "$work/said"; }
}

# ---- Rows and measures, on random tables ----
for processes in 2 3; do
    program $processes "$build/cluster-splits" "$work"
done
for processes in 1 3; do
    program $processes "$build/cluster-measures" 2
done
program 3 "$build/cluster-measures" graphs/csto.dot

# ---- The same tables as entente ----
csto="$work/csto.csv"
"$ENTENTE" export graphs/csto.dot --to csv -o "$csto" 2>/dev/null
for processes in 1 2 3 4; do
    same $processes rank "$csto" --by pagerank,influence,degree
done
same 2 rank "$csto" --by influence --weighted --as-of 2010 --drop-isolates --top 9
same 3 rank "$csto" --by in-degree,pagerank --directed --parallel keep --relation membership
same 4 rank "$csto" --by degree --ties all --since 2005 --until 2009
same 2 rank "$csto" --by pagerank --weighted --as-of 2011 --half-life 12 --certain

# mpirun gives each process a terminal, wherever its output goes: no colours, no width.
done=$((done + 1))
"$ENTENTE" rank "$csto" --by degree --top 3 >"$work/one"
env -u NO_COLOR TERM=xterm mpirun -n 2 "$CLUSTER" rank "$csto" --by degree --top 3 </dev/null >"$work/many" 2>&1
cmp "$work/one" "$work/many" || failed=$((failed + 1))

spells=../shared/data/ir/igo_membership_spells_pre1990.csv
if [ -f $spells ]; then
    for processes in 1 2 3 4; do
        same $processes rank $spells --map source=state,target=igo --by pagerank,degree --as-of 1950
    done
else
    echo 'check-cluster: skipped: the memberships of states are not here'
fi

"$build/bench/generate" attachment 2000 10 1 >"$work/graph.csv"
"$build/bench/generate" attachment 200000 10 1 >"$work/large.csv"
all=pagerank,influence,degree,eigenvector,katz,component some=pagerank,degree
[ -z "$large" ] || some=$all
for processes in 1 2 3 4; do
    same $processes rank "$work/graph.csv" --by $all
    same $processes rank "$work/large.csv" --by $some
done
same 3 rank "$work/graph.csv" --by hub,authority,bonacich,eigenvector --directed
same 2 rank "$work/graph.csv" --by harmonic,closeness --approximate 0.1
same 3 rank "$csto" --by pn,signed-eigenvector,net-degree,degree-ratio --ties all
same 2 rank "$csto" --by personalized-pagerank --seed csto,Kyrgyzstan
same 2 rank "$csto" --by personalized-pagerank --seed CSTOO
printf 'id,label\nn1,One\nn2,Two\nn3,Two\n' >"$work/labels.csv"
same 2 rank "$work/graph.csv" --nodes "$work/labels.csv" --by personalized-pagerank --seed Two
same 3 rank "$work/graph.csv" --nodes "$work/labels.csv" --by personalized-pagerank --seed Tow
same 3 rank "$csto" --by katz --alpha 3

# A word of one table is one of those behind it in any capitals, and in the same table another one.
printf 'source,target,relation,sign\na,b,Loves,-\nb,c,loves,+\nc,a,LOVEs,-\na,d,Likes,\n' >"$work/first.csv"
printf 'source,target,relation\nc,d,LOVES\nd,e,loves\ne,f,HATES\nf,g,LoveS\nd,a,LIKES\n' >"$work/second.csv"
printf 'source,target,relation,sign\na,b,Fears,+\nb,c,Fears,\nc,a,Fears,\n' >"$work/third.csv"
for processes in 2 3 4; do
    same $processes rank "$work/first.csv" "$work/second.csv" --by net-degree,positive-degree --ties all
done
same 3 rank "$work/first.csv" "$work/second.csv" --by degree --relation LIKES
same 2 rank "$work/third.csv" --by degree

# ---- What is wrong is told as entente tells it, wherever it is ----
awk 'NR == 1500 { print "n1" } NR == 1700 { print ",n2" } 1' "$work/graph.csv" >"$work/bad.csv"
printf 'id,label,kind,when\nn1,"The\nfirst",person,1990/\nn2,Second,spy,\n' >"$work/nodes.csv"
same 3 rank "$work/graph.csv" "$work/bad.csv" --by degree
same 2 rank "$work/graph.csv" --nodes "$work/nodes.csv" --by degree --kind spy --as-of 1980
same 3 rank "$work/graph.csv" --nodes "$work/nodes.csv" --by degree --max-entities 1000
same 2 rank "$work/nodes.csv" "$work/bad.csv" --by degree --max-edges 1600
same 3 rank "$work/missing.csv" --by degree
same 2 rank "$work" --by degree
same 2 rank "$csto" --by pagerang
same 2 rank "$csto" --kind sttae

# An option that entente has is not to be looked for in the help.
done=$((done + 1))
"$CLUSTER" rank "$csto" --where 'degree>3' 2>&1 | grep -qF "hint: 'entente rank' has it, on one machine" || {
    failed=$((failed + 1))
    echo 'no hint where to find --where'
}

# ---- A process that dies takes the others along, and nothing is printed ----
# Process 0 is taken while it reads: all of them are past MPI_Init() then, and have seconds to go. One
# that was done with it before anybody looked is started again.
dies() {
    done=$((done + 1))
    for attempt in 1 2 3 4 5; do
        mpirun -n 3 "$CLUSTER" rank "$work/large.csv" --by $all </dev/null >"$work/out" 2>"$work/err" &
        parent=$!
        victim=
        while kill -0 $parent 2>/dev/null; do
            victim=$(ps -o pid= --ppid $parent | head -n 1 | tr -d ' ')
            ! ls -l /proc/"${victim:-none}"/fd 2>/dev/null | grep -q large.csv || break 2
            sleep .02
        done
        wait $parent
    done
    kill -s "$1" $victim
    wait $parent
    status=$?
    if [ $status -eq 0 ] || [ -s "$work/out" ] || ! grep -q "$2" "$work/err"; then
        failed=$((failed + 1))
        echo "killed by $1: code $status, $(wc -c <"$work/out") bytes"
        cat "$work/err"
    fi
}
dies KILL 'told to stop\|signal 9'
dies TERM 'interrupted\|told to stop'

echo "check-cluster: $done checks, $failed failed"
[ $failed -eq 0 ]
