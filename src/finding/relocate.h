/*
 * relocate.h: the partition of a signed network that breaks the fewest ties.
 */
#ifndef FINDING_RELOCATE_H
#define FINDING_RELOCATE_H

#include <entente/network.h>
#include <entente/progress.h>

/* A partition into at most `most` blocs, and how it was found. */
struct relocation {
    uint32_t *of;     /* by node: its bloc, numbered from 0 in the order of first nodes */
    size_t count;     /* how many blocs it has */
    double criterion; /* alpha x negative ties within + (1 - alpha) x positive ties between */
    size_t best_runs; /* how many runs reached that */
    size_t solutions; /* how many different partitions these gave */
};

/*
 * Starts `runs` times from random partitions (the first time from `start`, where it is given: a
 * partition into at most `most` blocs) and moves and swaps nodes while that is better; keeps the
 * best partition, of equals the first one. ERROR_LIMIT where the work was interrupted.
 */
bool relocation_init(struct relocation *relocation, struct network *network, double alpha,
                     size_t most, const uint32_t *start, size_t runs, uint64_t seed,
                     struct error *error);
void relocation_release(struct relocation *relocation);

/*
 * What it would cost to have each node in each bloc, but for what is the same in all of them:
 * costs[v * count + c], to be freed. `of` is a partition into `count` blocs.
 */
double *relocation_costs(struct network *network, double alpha, const uint32_t *of, size_t count,
                         struct error *error);

#endif
