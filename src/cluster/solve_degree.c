/*
 * solve_degree.c: how many ties, and how strong, as sums of the rows and columns of a matrix:
 * degree, indegree, outdegree, strength, and the counts by sign.
 */
#include "cluster/solvers.h"
#include "cluster/spread_matrix.h"

#include "base/xalloc.h"

#include <math.h>
#include <stdlib.h>

/* What is counted, and over which ends. */
struct tally {
    entry_of *entry;
    bool out, in;
};

static double entry_positive(const struct arc *arc)
{
    return arc->sign > 0;
}

static double entry_negative(const struct arc *arc)
{
    return arc->sign < 0;
}

/* What arrives along directed ties, for which the matrix is made. */
static PetscErrorCode add_arriving(const struct spread *spread, entry_of *entry, Vec sums)
{
    Mat matrix;
    Vec arriving;
    PetscCall(matrix_make(spread, &spread->ties, entry, false, &matrix));
    PetscCall(matrix_arriving(spread, matrix, &arriving));
    PetscCall(VecAXPY(sums, 1, arriving));
    PetscCall(VecDestroy(&arriving));
    PetscCall(MatDestroy(&matrix));
    return 0;
}

/* Undirected ties are there from each end, so what leaves is all. */
static PetscErrorCode count(const struct task *task, struct tally tally, double *scores)
{
    const struct spread *spread = task->spread;
    bool directed = spread->projection.directed;
    Vec sums;
    PetscCall(matrix_leaving(spread, &spread->ties, tally.entry, &sums));
    if (directed && !tally.out)
        PetscCall(VecSet(sums, 0));
    if (directed && tally.in)
        PetscCall(add_arriving(spread, tally.entry, sums));
    PetscCall(matrix_read(spread, sums, scores));
    PetscCall(VecDestroy(&sums));
    return 0;
}

/* Normalized: divides by the most ties that a node can have at `ends` ends. */
static PetscErrorCode tally(const struct task *task, struct tally of, double ends)
{
    double most = ends * ((double)task->spread->node_count - 1);
    PetscCall(count(task, of, task->scores));
    for (size_t v = 0; task->options->normalized && most > 0 && v < task->spread->count; v++)
        task->scores[v] /= most;
    return 0;
}

/* Both ends of a directed tie count. */
static double both_ends(const struct task *task)
{
    return task->spread->projection.directed ? 2 : 1;
}

PetscErrorCode solve_degree(const struct task *task)
{
    return tally(task, (struct tally){entry_one, true, true}, both_ends(task));
}

PetscErrorCode solve_indegree(const struct task *task)
{
    return tally(task, (struct tally){entry_one, false, true}, 1);
}

PetscErrorCode solve_outdegree(const struct task *task)
{
    return tally(task, (struct tally){entry_one, true, false}, 1);
}

/* Over all ties the negative ones count against it. */
PetscErrorCode solve_strength(const struct task *task)
{
    bool against = task->spread->projection.ties == TIES_ALL;
    struct tally of = {against ? entry_signed_weight : entry_weight, true, true};
    return tally(task, of, 1);
}

PetscErrorCode solve_positive_degree(const struct task *task)
{
    return tally(task, (struct tally){entry_positive, true, true}, both_ends(task));
}

PetscErrorCode solve_negative_degree(const struct task *task)
{
    return tally(task, (struct tally){entry_negative, true, true}, both_ends(task));
}

PetscErrorCode solve_net_degree(const struct task *task)
{
    return tally(task, (struct tally){entry_signed, true, true}, both_ends(task));
}

/* Not defined for an isolate. */
PetscErrorCode solve_degree_ratio(const struct task *task)
{
    double *ties = xreallocarray(NULL, task->spread->count, sizeof *ties);
    PetscErrorCode code = count(task, (struct tally){entry_one, true, true}, ties);
    if (!code)
        code = count(task, (struct tally){entry_signed, true, true}, task->scores);
    for (size_t v = 0; v < task->spread->count; v++)
        task->scores[v] = ties[v] > 0 ? task->scores[v] / ties[v] : NAN;
    free(ties);
    return code;
}
