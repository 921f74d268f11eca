/*
 * solve.c: the table of what a cluster offers, and the guards before each.
 */
#include "cluster/solve.h"

#include "cluster/engine.h"
#include "cluster/solvers.h"

#include "base/xalloc.h"

#include <inttypes.h>
#include <string.h>

/*
 * To add a measure: write its solver in the file of its concept, declare it in solvers.h, and add a
 * row with the name that it has in measure/measure.c. Names, help, options and what it asks of a
 * network are the row's there.
 */
static const struct {
    const char *name;
    solver *solve;
} offers[] = {
    {"influence", solve_influence},
    {"degree", solve_degree},
    {"indegree", solve_indegree},
    {"outdegree", solve_outdegree},
    {"strength", solve_strength},
    {"pagerank", solve_pagerank},
    {"eigenvector", solve_eigenvector},
    {"hub", solve_hub},
    {"authority", solve_authority},
    {"personalized-pagerank", solve_personalized},
    {"katz", solve_katz},
    {"bonacich", solve_bonacich},
    {"positive-degree", solve_positive_degree},
    {"negative-degree", solve_negative_degree},
    {"net-degree", solve_net_degree},
    {"degree-ratio", solve_degree_ratio},
    {"pn", solve_pn},
    {"pn-in", solve_pn_in},
    {"pn-out", solve_pn_out},
    {"signed-eigenvector", solve_signed_eigenvector},
};

static solver *find(const struct measure *measure)
{
    for (size_t i = 0; i < sizeof offers / sizeof *offers; i++)
        if (strcmp(offers[i].name, measure->name) == 0)
            return offers[i].solve;
    return NULL;
}

bool solve_offered(const struct measure *measure, const struct measure_options *options,
                   struct error *error)
{
    (void)options;
    if (find(measure))
        return true;
    error_set(error, ERROR_USAGE, "%s is not offered on a cluster", measure->name);
    error_hint(error, "use 'entente rank' on one machine, or --by pagerank");
    return false;
}

struct course task_course(const struct task *task, const char *what, double tolerance, size_t most)
{
    return (struct course){.spread = task->spread,
                           .options = task->options,
                           .rounds = {.what = what,
                                      .progress = task->options->progress,
                                      .tolerance = tolerance,
                                      .most = most},
                           .folder = task->checkpoint,
                           .error = task->error};
}

/* What PETSc's integers can count, of all nodes and of one process's arcs. */
static bool fits(const struct spread *spread, struct error *error)
{
    uint64_t arcs =
        spread->ties.count > spread->flows.count ? spread->ties.count : spread->flows.count;
    bool few = spread->node_count < PETSC_MAX_INT;
    if (few && !(spread_most(spread, (double)arcs) >= (double)PETSC_MAX_INT))
        return true;
    error_set(error, ERROR_LIMIT, "this PETSc counts to %" PRId64 ", and the network has more %s",
              (int64_t)PETSC_MAX_INT, few ? "ties on a process" : "entities");
    error_hint(error, "%s, or build with a PETSc of 64-bit integers",
               few ? "use more processes" : "use fewer entities");
    return false;
}

bool solve(const struct spread *spread, const struct measure *measure,
           const struct measure_options *options, const char *checkpoint, double *scores,
           struct text *remark, struct error *error)
{
    struct network whole = {.projection = spread->projection};
    struct task task = {spread, options, checkpoint, scores, remark, error};
    if (!solve_offered(measure, options, error) || !measure_applies(measure, &whole, error) ||
        !fits(spread, error))
        return false;
    PetscErrorCode code = spread->node_count ? find(measure)(&task) : 0;
    return !code || engine_failed(code, measure->name, error);
}
