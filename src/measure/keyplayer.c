/*
 * keyplayer.c: what becomes of a network without the node. Direction and weights do not count.
 *
 * Borgatti, S. P. (2006). Identifying sets of key players in a social network. Computational &
 * Mathematical Organization Theory 12, 21-34.
 */
#include "measure/cutpoints.h"
#include "measure/detours.h"
#include "measure/measures.h"

#include "base/xalloc.h"

#include <stdlib.h>

/* Nodes times entries: beyond that it takes hours. */
static const double most_work = 1e12;

/* How many unordered pairs the others are; at least 1. */
static double pairs_of_others(const struct network *network)
{
    double n = (double)network->node_count - 1;
    return n > 1 ? n * (n - 1) / 2 : 1;
}

/*
 * The share of the pairs of others that are not connected without the node:
 * 1 - sum over the components left of s (s - 1) / (n (n - 1)), for n nodes left. 0 where fewer than
 * two are left.
 */
bool keyplayer_fragmentation(struct network *network, const struct measure_options *options,
                             double *scores, struct text *remark, struct error *error)
{
    size_t n = network->node_count;
    const struct rows *rows = network_rows(network, WAY_ALL, error);
    (void)options, (void)remark; /* a share */
    if (!rows)
        return false;
    struct cutpoints *cutpoints = cutpoints_new(n);
    uint64_t *pairs = xreallocarray(NULL, n, sizeof *pairs);
    cutpoints_count(cutpoints, rows, NULL, pairs);
    for (size_t node = 0; node < n; node++)
        scores[node] = n > 2 ? 1 - (double)pairs[node] / pairs_of_others(network) : 0;
    free(pairs);
    cutpoints_free(cutpoints);
    return true;
}

/*
 * The same with distances: 1 - the sum over the ordered pairs of others of 1/distance / (n (n - 1))
 * without the node, so 0 where all of them are tied. ERROR_LIMIT where nodes times ties are more
 * than 5 x 10^11.
 */
bool keyplayer_distance(struct network *network, const struct measure_options *options,
                        double *scores, struct text *remark, struct error *error)
{
    size_t n = network->node_count;
    const struct rows *rows = network_rows(network, WAY_ALL, error);
    (void)remark;
    if (!rows)
        return false;
    if ((double)n * (double)rows->entry_count > most_work) {
        error_set(error, ERROR_LIMIT,
                  "distance-fragmentation of so many entities and ties would "
                  "take hours");
        error_hint(error, "use --by fragmentation");
        return false;
    }
    if (!detours_nearness(rows, options->progress, "distance-fragmentation", scores, error))
        return false;
    for (size_t node = 0; node < n; node++)
        scores[node] = n > 2 ? 1 - scores[node] / (2 * pairs_of_others(network)) : 0;
    return true;
}
