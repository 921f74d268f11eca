/*
 * cohesion.c: how dense the network is around a node: coreness, clustering.
 */
#include "base/xalloc.h"
#include "measure/contacts.h"
#include "measure/measures.h"
#include "measure/triangles.h"
#include "network/adjacency.h"

#include <stdlib.h>
#include <string.h>

/* The nodes in order of how many ties they have left. */
struct peeling {
    const struct rows *rows;
    uint32_t *left;   /* by node: its ties to those not peeled off, or its coreness once it is */
    uint32_t *order;  /* the nodes, those with fewest left first */
    uint32_t *places; /* by node: where it stands there */
    uint32_t *firsts; /* by number of ties left: where those that have it begin */
};

static void peeling_init(struct peeling *peeling, const struct rows *rows)
{
    size_t n = rows->node_count, most = 0;
    *peeling = (struct peeling){.rows = rows};
    peeling->left = xreallocarray(NULL, n, sizeof *peeling->left);
    peeling->order = xreallocarray(NULL, n, sizeof *peeling->order);
    peeling->places = xreallocarray(NULL, n, sizeof *peeling->places);
    for (size_t node = 0; node < n; node++) {
        peeling->left[node] = rows->starts[node + 1] - rows->starts[node];
        most = most > peeling->left[node] ? most : peeling->left[node];
    }
    peeling->firsts = xcalloc(most + 2, sizeof *peeling->firsts);
    for (size_t node = 0; node < n; node++)
        peeling->firsts[peeling->left[node] + 1]++;
    for (size_t i = 1; i <= most; i++)
        peeling->firsts[i + 1] += peeling->firsts[i];
    for (uint32_t node = 0; node < n; node++) {
        uint32_t place = peeling->firsts[peeling->left[node]]++;
        peeling->order[place] = node;
        peeling->places[node] = place;
    }
    /* filling moved each to where the next begins */
    memmove(peeling->firsts + 1, peeling->firsts, (most + 1) * sizeof *peeling->firsts);
    peeling->firsts[0] = 0;
}

static void peeling_release(struct peeling *peeling)
{
    free(peeling->firsts);
    free(peeling->places);
    free(peeling->order);
    free(peeling->left);
}

/* The node changes places with the first of those with as many left, and has one less. */
static void take_tie(struct peeling *peeling, uint32_t node)
{
    uint32_t first = peeling->firsts[peeling->left[node]]++;
    uint32_t place = peeling->places[node], other = peeling->order[first];
    peeling->order[first] = node;
    peeling->order[place] = other;
    peeling->places[node] = first;
    peeling->places[other] = place;
    peeling->left[node]--;
}

static void peel(struct peeling *peeling, uint32_t node)
{
    const struct rows *rows = peeling->rows;
    for (uint32_t i = rows->starts[node]; i < rows->starts[node + 1]; i++)
        if (peeling->left[rows->others[i]] > peeling->left[node])
            take_tie(peeling, rows->others[i]);
}

/*
 * The largest k such that the node is in a subnetwork in which each node has at least k ties, in
 * whichever direction; parallel ones count each.
 * Seidman (1983), Social Networks 5, 269-287; computed by Batagelj & Zaversnik (2003),
 * arXiv:cs/0310049, in time linear in the number of ties.
 */
bool cohesion_coreness(struct network *network, const struct measure_options *options,
                       double *scores, struct text *remark, struct error *error)
{
    (void)options, (void)remark; /* a count */
    const struct rows *rows = network_rows(network, WAY_ALL, error);
    struct peeling peeling;
    if (!rows)
        return false;
    peeling_init(&peeling, rows);
    for (size_t i = 0; i < rows->node_count && !progress_interrupted(); i++)
        peel(&peeling, peeling.order[i]);
    for (size_t node = 0; node < rows->node_count; node++)
        scores[node] = peeling.left[node];
    peeling_release(&peeling);
    return !progress_stopped("coreness", error);
}

/*
 * Adds to the sums of its two ends the number of each side's triangles, times its weight. Each
 * triangle of a node has two sides there, so it counts as their weights; unweighted, twice.
 */
static void sum_sides(const struct triangles *triangles, const struct contacts *contacts,
                      bool weighted, double *sums)
{
    memset(sums, 0, triangles->node_count * sizeof *sums);
    for (size_t place = 0; place < triangles->node_count; place++)
        for (uint32_t i = triangles->starts[place]; i < triangles->starts[place + 1]; i++) {
            double weight = weighted ? contacts->weights[triangles->entries[i]] : 1;
            double value = weight * triangles->counts[i];
            sums[triangles->nodes[place]] += value;
            sums[triangles->nodes[triangles->others[i]]] += value;
        }
}

static double strength(const struct contacts *contacts, size_t node)
{
    double sum = 0;
    for (uint32_t i = contacts->starts[node]; i < contacts->starts[node + 1]; i++)
        sum += contacts->weights[i];
    return sum;
}

/* Divides the sums by what they would be if all of a node's contacts were tied to each other. */
static void divide(const struct contacts *contacts, bool weighted, double *scores)
{
    for (size_t node = 0; node < contacts->node_count; node++) {
        double degree = contacts->starts[node + 1] - contacts->starts[node];
        double most = (weighted ? strength(contacts, node) : degree) * (degree - 1);
        scores[node] = degree > 1 ? scores[node] / most : 0;
    }
}

/* The share of all pairs of ties that meet in a node which are closed; 0 where there are none. */
static double transitivity(const struct triangles *triangles, const struct contacts *contacts)
{
    double closed = 0, pairs = 0;
    for (size_t i = 0; i < triangles->starts[triangles->node_count]; i++)
        closed += triangles->counts[i];
    for (size_t node = 0; node < contacts->node_count; node++) {
        double degree = contacts->starts[node + 1] - contacts->starts[node];
        pairs += degree * (degree - 1) / 2;
    }
    return pairs > 0 ? closed / pairs : 0;
}

static double mean(const double *scores, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += scores[i];
    return count ? sum / (double)count : 0;
}

/*
 * The share of pairs of the node's contacts that are tied to each other, in whichever direction; 0
 * where it has fewer than two. Weighted, each such pair counts as the mean weight of the node's
 * ties to the two; parallel ties count as one of their sum.
 * Watts & Strogatz (1998), Nature 393, 440-442; weighted: Barrat et al. (2004), PNAS 101,
 * 3747-3752. The remark gives the transitivity of the whole network, unweighted, of Luce & Perry
 * (1949), and the mean of the scores.
 */
bool cohesion_clustering(struct network *network, const struct measure_options *options,
                         double *scores, struct text *remark, struct error *error)
{
    bool weighted = network->projection.weighted;
    struct contacts contacts;
    struct triangles triangles;
    if (!contacts_init(&contacts, network, error))
        return false;
    bool done = triangles_count(&triangles, &contacts, options->progress, "clustering", error);
    if (done) {
        sum_sides(&triangles, &contacts, weighted, scores);
        divide(&contacts, weighted, scores);
        text_addf(remark, "global (transitivity) %.4f, mean %.4f",
                  transitivity(&triangles, &contacts), mean(scores, network->node_count));
        triangles_release(&triangles);
    }
    contacts_release(&contacts);
    return done;
}
