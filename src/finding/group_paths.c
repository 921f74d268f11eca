/*
 * group_paths.c: how many shortest paths between others pass a set of nodes. Along the shortest
 * paths from each source, the share of them that avoid the set is the mean of the shares of the
 * nodes before, by the paths that come from each.
 */
#include "finding/group_paths.h"

#include "base/jobs.h"
#include "base/xalloc.h"

#include <stdlib.h>

/* Sources are summed in blocks, and these in order, so that threads do not change a bit. */
enum { BLOCK = 16, WORTH_THREADS = 20000 };

/* The share of the shortest paths to `to` that come by way of `from`. */
static double share_of(const struct paths *paths, uint32_t from, uint32_t to)
{
    return paths->large ? scaled_share(paths->scaled[from], paths->scaled[to])
                        : paths->counts[from] / paths->counts[to];
}

/* Of one source: the sum over the others. `avoiding` is 0 by node, before and after. */
static double sum_source(struct paths *paths, const bool *set, uint32_t source, double *avoiding)
{
    const uint32_t *others = paths->ground->out->others;
    double sum = 0;
    paths_search(paths, source);
    avoiding[source] = 1;
    for (size_t i = 0; i < paths->count; i++) {
        uint32_t node = paths->order[i];
        double avoided = set[node] ? 0 : avoiding[node];
        avoiding[node] = 0;
        if (i && !set[node])
            sum += 1 - avoided;
        for (uint32_t step = paths->step_starts[i]; step < paths->step_starts[i + 1]; step++) {
            uint32_t other = others[paths->steps[step]];
            avoiding[other] += avoided * share_of(paths, node, other);
        }
    }
    return sum;
}

bool group_paths_sum(const struct ground *ground, const bool *set, const struct progress *progress,
                     double *sum, struct error *error)
{
    size_t n = ground->node_count;
    double total = 0;
#pragma omp parallel num_threads(ground->out->entry_count < WORTH_THREADS ? 1 : (int)jobs_count())
    {
        struct paths paths;
        double *avoiding = xcalloc(n, sizeof *avoiding);
        paths_init(&paths, ground);
#pragma omp for ordered schedule(dynamic)
        for (size_t block = 0; block < n; block += BLOCK) {
            double part = 0;
            for (size_t i = block; i < n && i < block + BLOCK && !progress_interrupted(); i++)
                if (!set[i])
                    part += sum_source(&paths, set, (uint32_t)i, avoiding);
#pragma omp ordered
            total += part;
            if (jobs_index() == 0)
                progress_report(progress, "group betweenness", (double)block / (double)n);
        }
        paths_release(&paths);
        free(avoiding);
    }
    *sum = total;
    return !progress_stopped("group betweenness", error);
}
