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
static const struct offer {
    const char *name;
    solver *solve;
    bool approximate; /* offered with --approximate alone */
} offers[] = {
    {"influence", solve_influence, false},
    {"degree", solve_degree, false},
    {"indegree", solve_indegree, false},
    {"outdegree", solve_outdegree, false},
    {"strength", solve_strength, false},
    {"pagerank", solve_pagerank, false},
    {"closeness", solve_closeness, true},
    {"harmonic", solve_harmonic, true},
    {"eigenvector", solve_eigenvector, false},
    {"hub", solve_hub, false},
    {"authority", solve_authority, false},
    {"personalized-pagerank", solve_personalized, false},
    {"katz", solve_katz, false},
    {"bonacich", solve_bonacich, false},
    {"component", solve_component, false},
    {"positive-degree", solve_positive_degree, false},
    {"negative-degree", solve_negative_degree, false},
    {"net-degree", solve_net_degree, false},
    {"degree-ratio", solve_degree_ratio, false},
    {"pn", solve_pn, false},
    {"pn-in", solve_pn_in, false},
    {"pn-out", solve_pn_out, false},
    {"signed-eigenvector", solve_signed_eigenvector, false},
};

static const struct offer *find(const struct measure *measure)
{
    for (size_t i = 0; i < sizeof offers / sizeof *offers; i++)
        if (strcmp(offers[i].name, measure->name) == 0)
            return &offers[i];
    return NULL;
}

/* Whether the measure heeds the option. */
static bool has_option(const struct measure *measure, const char *name)
{
    return measure->options && strstr(measure->options, name);
}

static void list_offers(struct text *list)
{
    for (size_t i = 0; i < sizeof offers / sizeof *offers; i++)
        text_addf(list, "%s%s", i ? ", " : "", offers[i].name);
}

/* What goes by the shortest paths between all nodes has no good way to be spread. */
bool solve_offered(const struct measure *measure, const struct measure_options *options,
                   struct error *error)
{
    const struct offer *offer = find(measure);
    if (offer && (!offer->approximate || options->approximate > 0))
        return true;
    struct text list = {0};
    list_offers(&list);
    if (offer) {
        error_set(error, ERROR_USAGE,
                  "%s by all shortest paths is not offered on a cluster, only approximately",
                  measure->name);
        error_hint(error, "add --approximate 0.05, or use 'entente rank' on one machine");
    } else {
        error_set(error, ERROR_USAGE, "%s is not offered on a cluster", measure->name);
        error_hint(error, "use 'entente rank%s' on one machine; offered are %s",
                   has_option(measure, "approximate") ? " --approximate E" : "",
                   text_string(&list));
    }
    text_release(&list);
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
    PetscErrorCode code = spread->node_count ? find(measure)->solve(&task) : 0;
    return !code || engine_failed(code, measure->name, error);
}
