/*
 * twomode.c: centralities of two-mode networks, members and what they belong to. The scores are the
 * plain ones; normalized, each is divided by the most that a node of its mode can have, as ties
 * only lead from one mode to the other. Weights do not count.
 *
 * Borgatti, S. P. & Everett, M. G. (1997). Network analysis of 2-mode data. Social Networks 19,
 * 243-269. Faust, K. (1997). Centrality in affiliation networks. Social Networks 19, 157-191.
 */
#include "measure/measures.h"
#include "measure/modes.h"

/* What the score of a node of that mode is multiplied by, normalized. */
typedef double scale_function(const struct modes *modes, size_t mode, size_t node);

/* The network itself, or its twin without weights, of the same nodes; network_release() the twin.
 */
static struct network *without_weights(struct network *network, struct network *twin)
{
    struct projection projection = network->projection;
    projection.weighted = false;
    if (!network->projection.weighted)
        return network;
    network_init(twin, network->view, &projection);
    return twin;
}

/* Plain scores of the measure `plain`, scaled where normalized. */
static bool score(struct network *network, const char *name, const char *plain,
                  scale_function *scale, const struct measure_options *options, double *scores,
                  struct text *remark, struct error *error)
{
    struct measure_options exact = {.progress = options->progress};
    struct network twin = {0}, *unweighted = without_weights(network, &twin);
    struct modes modes;
    bool done = modes_init(&modes, unweighted, name, error) &&
                measure_compute(measure_find(plain), unweighted, &exact, scores, NULL, error);
    for (size_t node = 0; done && options->normalized && node < network->node_count; node++)
        scores[node] *= modes.of[node] == MODE_NONE ? 0 : scale(&modes, modes.of[node], node);
    if (done)
        text_addf(remark, "modes of %zu and %zu", modes.sizes[0], modes.sizes[1]);
    if (done && modes.isolate_count)
        text_addf(remark, ", %zu in neither", modes.isolate_count);
    modes_release(&modes);
    network_release(&twin);
    return done;
}

static double by_other_mode(const struct modes *modes, size_t mode, size_t node)
{
    (void)node;
    return 1 / (double)modes->sizes[1 - mode];
}

/* Ties. Normalized: by the size of the other mode. */
bool twomode_degree(struct network *network, const struct measure_options *options, double *scores,
                    struct text *remark, struct error *error)
{
    return score(network, "two-mode-degree", "degree", by_other_mode, options, scores, remark,
                 error);
}

/*
 * The least sum of distances that there can be: 1 to all of the other mode, 2 to the rest of its
 * own. Where not all are reached: times the share that is, as networkx does.
 */
static double by_least_distances(const struct modes *modes, size_t mode, size_t node)
{
    double own = (double)modes->sizes[mode], other = (double)modes->sizes[1 - mode];
    return (other + 2 * (own - 1)) * modes->reached[node] / (own + other - 1);
}

/* 1 / the sum of distances to those reached. Normalized: by the most that there can be. */
bool twomode_closeness(struct network *network, const struct measure_options *options,
                       double *scores, struct text *remark, struct error *error)
{
    return score(network, "two-mode-closeness", "closeness", by_least_distances, options, scores,
                 remark, error);
}

/*
 * The most shortest paths that a node can be on, by the sizes of its mode and the other:
 * Borgatti & Everett (1997), page 256. It ties all of the other mode, and the rest of its own hangs
 * on these as evenly as it can.
 */
static double by_most_paths(const struct modes *modes, size_t mode, size_t node)
{
    (void)node;
    size_t own = modes->sizes[mode], other = modes->sizes[1 - mode];
    size_t whole = (own - 1) / other;
    double m = (double)other, s = (double)whole, t = (double)((own - 1) % other);
    double most =
        (m * m * (s + 1) * (s + 1) + m * (s + 1) * (2 * t - s - 1) - t * (2 * s - t + 3)) / 2;
    return most > 0 ? 1 / most : 0;
}

/* The share of shortest paths between others. Normalized: by the most that there can be. */
bool twomode_betweenness(struct network *network, const struct measure_options *options,
                         double *scores, struct text *remark, struct error *error)
{
    return score(network, "two-mode-betweenness", "betweenness", by_most_paths, options, scores,
                 remark, error);
}
